/** What a use case answers: a value, or an expected refusal with a literal reason. Bugs throw instead. */
export type Result<Value, Reason extends string> = { ok: true; value: Value } | Refusal<Reason>;

/** `fields` maps a form field to the code of what is wrong with it. */
export type Refusal<Reason extends string> = { ok: false; reason: Reason; fields?: FieldErrors };

export type FieldErrors = Record<string, string>;

export function ok<Value>(value: Value): { ok: true; value: Value } {
  return { ok: true, value };
}

export function refuse<Reason extends string>(reason: Reason, fields?: FieldErrors): Refusal<Reason> {
  return fields ? { ok: false, reason, fields } : { ok: false, reason };
}
