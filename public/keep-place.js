// The language switch loads the page anew. This keeps where one was and what was typed, in this tab alone and for this one time. Without it
// the switch works all the same.
const key = "trojglos:place";
const isSwitch = (form) => form?.getAttribute("action") === "/language";
const here = () => location.pathname + location.search;

/** What a person can fill in, and what belongs to it; never a password, a code that is good once, or a file. */
function controls() {
  const seen = new Map();
  return [...document.querySelectorAll("input, textarea, select")]
    .filter((control) => control.name && !isSwitch(control.form))
    .filter((control) => !["hidden", "password", "file", "submit"].includes(control.type) || "kept" in control.dataset)
    .filter((control) => control.autocomplete !== "one-time-code")
    .map((control) => {
      const name = `${control.form?.getAttribute("action") ?? ""} ${control.name}`;
      const order = seen.get(name) ?? 0;
      seen.set(name, order + 1);
      return { control, name: `${name} ${order}` };
    });
}

const isTicked = (control) => control.type === "checkbox" || control.type === "radio";

/** The last element with an id above the middle of the window: texts are longer in one language than in another. */
function landmark() {
  const above = [...document.querySelectorAll("main [id]")].filter(
    (element) => element.getBoundingClientRect().top < innerHeight / 2,
  );
  const last = above.at(-1);
  return last && { id: last.id, top: last.getBoundingClientRect().top };
}

/** A page that was the answer to a form is had again by that form alone: it is posted as the buttons below it would without scripts. */
function carry(form, language) {
  const address = new URL(location.href);
  address.searchParams.set("typedInto", form.dataset.keeps);
  address.searchParams.set("toLanguage", language);
  form.action = address.pathname + address.search;
  form.submit();
}

document.addEventListener("submit", (event) => {
  const { target, submitter } = event;
  if (!isSwitch(target)) return;
  const carried = document.querySelector("form[data-carried]");
  if (carried) {
    event.preventDefault();
    carry(carried, submitter?.value);
    return;
  }
  target.elements.namedItem("redirectTo").value = here() + location.hash;
  const place = {
    path: here(),
    language: submitter?.value,
    landmark: scrollY > 0 ? landmark() : undefined,
    open: [...document.querySelectorAll("details")].map((details) => details.open),
    fields: controls().map(({ control, name }) => [name, isTicked(control) ? control.checked : control.value]),
  };
  try {
    sessionStorage.setItem(key, JSON.stringify(place));
  } catch {
    // Storage is full or switched off: the language changes all the same.
  }
});

function takePlace() {
  try {
    const place = JSON.parse(sessionStorage.getItem(key) ?? "null");
    sessionStorage.removeItem(key);
    return place?.path === here() ? place : null;
  } catch {
    return null;
  }
}

const place = takePlace();
if (place) {
  const kept = new Map(place.fields);
  for (const { control, name } of controls()) {
    if (!kept.has(name)) continue;
    if (isTicked(control)) control.checked = kept.get(name);
    else control.value = kept.get(name);
  }
  const all = document.querySelectorAll("details");
  if (all.length === place.open.length) for (const [index, isOpen] of place.open.entries()) all[index].open = isOpen;
  addEventListener("load", () => {
    const mark = place.landmark && document.getElementById(place.landmark.id);
    if (mark) scrollBy(0, mark.getBoundingClientRect().top - place.landmark.top);
    document
      .querySelector(`form[action="/language"] [value="${CSS.escape(place.language ?? "")}"]`)
      ?.focus({ preventScroll: true });
  });
}
