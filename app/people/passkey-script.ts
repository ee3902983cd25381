import { browserSupportsWebAuthn, startAuthentication, startRegistration } from "@simplewebauthn/browser";

// The script of pages with a passkey: it fills in the forms that PasskeyForm renders, and sends them.

async function answer(form: HTMLFormElement): Promise<unknown> {
  const optionsJSON = JSON.parse(form.dataset.options ?? "");
  return form.dataset.passkey === "add" ? startRegistration({ optionsJSON }) : startAuthentication({ optionsJSON });
}

function prepare(form: HTMLFormElement): void {
  const result = form.querySelector<HTMLInputElement>("[data-result]");
  const failed = form.querySelector<HTMLElement>("[data-failed]");
  if (!result || !failed) return;
  form.hidden = false;
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    failed.hidden = true;
    answer(form).then(
      (credential) => {
        result.value = JSON.stringify(credential);
        form.submit();
      },
      () => {
        failed.hidden = false;
      },
    );
  });
}

if (browserSupportsWebAuthn()) {
  // What the page says for as long as no passkey can be used on it.
  for (const notice of document.querySelectorAll<HTMLElement>("[data-passkey-missing]")) notice.hidden = true;
  for (const form of document.querySelectorAll<HTMLFormElement>("form[data-passkey]:not([data-ready])")) {
    form.dataset.ready = "";
    prepare(form);
  }
}
