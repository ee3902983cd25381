import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { passwordFault } from "#app/people/password-rules.ts";

const anna = { name: "Anna Kowalska-Łoś", email: "anna.kowalska@urzad.example" };

describe("a new password", () => {
  test.each([
    ["", "required"],
    ["krótkie!!", "passwordTooShort"],
    // Ten UTF-16 units, five code points.
    ["😀😃😄😁😆", "passwordTooShort"],
    ["x7".repeat(101), "passwordTooLong"],
    ["password123", "passwordCommon"],
    ["Passw0rd123", "passwordCommon"],
    ["Hasło.2026!", "passwordCommon"],
    ["hasło hasło", "passwordCommon"],
    ["trojglos-demo", "passwordCommon"],
    ["Trójgłos2026", "passwordCommon"],
    ["qwerty12345", "passwordCommon"],
    ["1234567890", "passwordCommon"],
    ["abcdefghijkl", "passwordCommon"],
    ["abcabcabcabc", "passwordCommon"],
    ["aaaaaaaaaaaaa", "passwordCommon"],
    ["Пароль12345", "passwordCommon"],
    ["йцукенгшщз", "passwordCommon"],
    ["СлаваУкраїні!", "passwordCommon"],
    ["Warszawa2026", "passwordCommon"],
    ["iloveyou!!!", "passwordCommon"],
    ["AnnaKowalska1", "passwordPersonal"],
    ["kowalska.anna", "passwordPersonal"],
    ["kowalskalos99", "passwordPersonal"],
    ["ANNA.KOWALSKA@urzad.example", "passwordPersonal"],
    ["zielony czajnik spiewa", null],
    ["krowa na dachu biblioteki", null],
    ["дуже зелений борщ", null],
    ["x9$kQ2!mVb", null],
    ["Anna lubi czerwone tramwaje", null],
  ])("%j: %s", (password, fault) => {
    expect(passwordFault(password, anna)).toBe(fault);
  });

  test("of random words is taken in any length between the limits", () => {
    const words = ["tramwaj", "czajnik", "biblioteka", "ogórek", "rzeka", "стіл", "window", "pebble"];
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...words), { minLength: 3, maxLength: 15 }), (picked) => {
        const password = picked.join(" ");
        fc.pre(new Set(picked).size > 1);
        expect(passwordFault(`${password}?7q`, anna)).toBeNull();
      }),
    );
  });

  test("never takes long to be judged, whatever it is", () => {
    const startedAt = performance.now();
    for (const password of ["ja".repeat(99), "abcd".repeat(49), "qwe".repeat(66), "a".repeat(100_000)]) {
      passwordFault(password, anna);
    }
    expect(performance.now() - startedAt).toBeLessThan(500);
  });
});
