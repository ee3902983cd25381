import { jsonRefusal } from "./json-response.server.ts";

// An address of nothing in the API: a code, where other addresses get a page.
export function loader() {
  return jsonRefusal("notFound");
}

export function action() {
  return jsonRefusal("notFound");
}
