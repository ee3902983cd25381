/** Passwords of at least ten characters that are guessed first, in lower case and without accents. */
export const commonPasswords: ReadonlySet<string> = new Set([
  "correcthorsebatterystaple",
  "1q2w3e4r5t",
  "1q2w3e4r5t6y",
  "1qaz2wsx3edc",
  "1qaz2wsx3edc4rfv",
  "qazwsxedcrfv",
  "zaq12wsxcde3",
  "zaq1zaq1zaq1",
  "zaq1@wsxcde3",
  "q1w2e3r4t5",
  "q1w2e3r4t5y6",
  "a1b2c3d4e5",
  "1a2b3c4d5e",
  "p@ssw0rd123",
  "passw0rd123",
  "passw0rd1234",
  "p@ssword123",
  "3.14159265",
  "3.1415926535",
  "3141592653",
  "1234554321",
  "1234512345",
  "123454321a",
  "0123456789",
  "1029384756",
  "1357924680",
  "1472583690",
  "7894561230",
  "9876543210",
  "147258369a",
  "123456789a",
  "123456789q",
  "a123456789",
  "q123456789",
  "11223344556",
  "1122334455",
  "abc1234567",
  "abcd123456",
  "m1cr0s0ft123",
  "k0cham.cie",
]);

/**
 * Words that common passwords are made of, alone, together, and with digits or signs around them: in Polish, English and Ukrainian, and
 * what anyone would try here first. In lower case and without accents.
 */
export const commonWords: ReadonlySet<string> = new Set(
  [
    "password passwort passw pass word login user admin administrator root guest default change changeme secret welcome hello",
    "test testing demo example letmein let me in iloveyou i love you monkey dragon sunshine princess football baseball master superman",
    "batman qwerty qwertyuiop asdf asdfgh asdfghjkl zxcvbn zxcvbnm qwe asd zxc qaz wsx abc abcd abcdef computer internet google facebook",
    "summer winter spring autumn january february march april may june july august september october november december",
    "monday friday sunday my is new old ja to moj moja moje nie tak",
    "haslo hasla hasel tajne tajnehaslo zmien zmiento zmienmnie witam witaj dzien dobry dziendobry kocham cie kochamcie misiek misia",
    "kasia basia ania ola zosia kuba michal tomek marcin mateusz bartek piotr pawel agnieszka katarzyna karolina monika",
    "polska polski polak poland warszawa krakow lublin gdansk wroclaw poznan lodz lato zima wiosna jesien maj",
    "styczen luty marzec kwiecien czerwiec lipiec sierpien wrzesien pazdziernik listopad grudzien poniedzialek piatek",
    "legia wisla lech polonia samsung komputer dupa kurwa matrix",
    "parol parolparol пароль привіт привет україна украіна украина киів киев львів слава україні ukraine ukraina ukrayina kyiv kiev lviv",
    "slava slavaukraini кохаю тебе люблю коханнячко сонечко котик наташа оксана йцукен йцукенг",
    "trojglos trojglosdemo forum fora forumkrakow glos trzy rekomendacja rekomendacje urzad miasto sekretariat moderator",
  ]
    .join(" ")
    .split(" ")
    .map((word) => word.normalize("NFKD").replace(/\p{M}/gu, "")),
);
