import { notFound } from "./refusal-status.server.ts";

// An address of no page: with a loader, so that the frame still knows who is signed in.
export function loader() {
  throw notFound();
}

export function action() {
  throw notFound();
}

export default function NotFound() {
  return null;
}
