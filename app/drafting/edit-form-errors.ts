import type { FieldErrors } from "#app/kernel/result.ts";

/** A place in the edit form: a field of its own, or a field in a row of a list. */
export interface FormPlace {
  /** Name of the control. */
  name: string;
  list: string;
  /** From 0; undefined for what is in no row. */
  row: number | undefined;
  /** Last part of the name: "name", "level", "url" …; empty for a whole list. */
  field: string;
  code: string;
}

/** The faults of the edit form in the order of `errors`, each at the control that shows it: faults of `levels` stand at its first list. */
export function formPlaces(errors: FieldErrors): FormPlace[] {
  return Object.entries(errors).map(([path, code]) => {
    const [list = "", row, field = ""] = path.split(".");
    if (row === undefined) return { name: list, list, row: undefined, field: "", code };
    const control = field === "levels" ? "level" : field;
    return { name: `${list}.${row}.${control}`, list, row: Number(row), field: control, code };
  });
}
