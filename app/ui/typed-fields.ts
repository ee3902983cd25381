import { createContext, useContext } from "react";
import type { TypedForm } from "#app/kernel/typed-form.ts";

interface PageAsked {
  /** Its address on this site. */
  path: string;
  /** There for the one answer that brings a page back in another language; never in the browser. */
  typed: TypedForm | undefined;
}

export const PageContext = createContext<PageAsked>({ path: "", typed: undefined });

/** The name of the form that a field stands in. */
export const FormNameContext = createContext<string | undefined>(undefined);

/** What was typed into the form of this name before its page changed its language; undefined when nothing was. */
export function useTypedForm(form: string | undefined): FormData | undefined {
  const { typed } = useContext(PageContext);
  return typed !== undefined && typed.form === form ? typed.fields : undefined;
}

/** What was typed into the form around a field. */
export function useTypedFields(): FormData | undefined {
  return useTypedForm(useContext(FormNameContext));
}

/** The text of one field of it. */
export function useTypedText(name: string): string | undefined {
  const text = useTypedFields()?.get(name);
  return typeof text === "string" ? text : undefined;
}
