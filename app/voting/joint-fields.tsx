import { useFormat } from "#app/i18n/use-format.ts";
import { useTranslation } from "#app/i18n/use-translation.tsx";
import { Checkbox, Select } from "#app/ui/field.tsx";
import { fieldId } from "#app/ui/field-id.ts";
import { Radio, RadioGroup } from "#app/ui/radio.tsx";
import { oneOf, type TypedOpening } from "./opening-form.ts";

/** A forum that has joined the recommendation, with its people by voting sector. */
export interface JoinedForumChoice {
  slug: string;
  name: string;
  sizes: Record<string, number>;
}

/** Whether the forum that leads votes alone or with forums that have joined: with which, and how many of them must adopt. */
export function JointFields({
  lead,
  joined,
  typed,
  errorOf,
}: {
  lead: string;
  joined: readonly JoinedForumChoice[];
  typed: TypedOpening;
  errorOf(name: string): string | undefined;
}) {
  const { t } = useTranslation();
  const { contentLang } = useFormat();
  const chosen = oneOf(typed, "joint") || "alone";
  const error = errorOf("joint.forums");
  const people = ({ sizes }: JoinedForumChoice) => Object.values(sizes).reduce((sum, size) => sum + size, 0);
  return (
    <div className="joint-choice space-y-5">
      <RadioGroup name="joint" legend={t("opening.joint.legend")}>
        <Radio
          name="joint"
          value="alone"
          label={t("opening.joint.alone", { forum: lead })}
          note={t("opening.joint.aloneMeaning")}
          defaultChecked={chosen === "alone"}
        />
        <Radio
          name="joint"
          value="together"
          label={t("opening.joint.together")}
          note={t("opening.joint.togetherMeaning")}
          defaultChecked={chosen === "together"}
        />
      </RadioGroup>
      <div className="joint-fields space-y-5 sm:ps-9">
        <fieldset id={fieldId("joint.forums")} tabIndex={error ? -1 : undefined} className="min-w-0">
          <legend className="text-base font-semibold">{t("opening.joint.forums", { forum: lead })}</legend>
          {error && <p className="mt-1 text-base font-semibold text-danger">{error}</p>}
          {joined.map((forum) => (
            <Checkbox
              key={forum.slug}
              name="joint.forums"
              value={forum.slug}
              label={
                <>
                  <span lang={contentLang}>{forum.name}</span> ({t("opening.joint.people", { count: people(forum) })})
                </>
              }
              defaultChecked={typed["joint.forums"]?.includes(forum.slug) ?? chosen === "alone"}
            />
          ))}
        </fieldset>
        <Select
          name="joint.required"
          label={t("opening.joint.required")}
          hint={t("opening.joint.requiredHint")}
          error={errorOf("joint.required")}
          defaultValue={oneOf(typed, "joint.required") || "all"}
        >
          <option value="all">{t("opening.joint.all")}</option>
          {joined.map(({ slug }, index) => (
            <option key={slug} value={index + 1}>
              {t("opening.joint.atLeast", { required: index + 1 })}
            </option>
          ))}
        </Select>
      </div>
    </div>
  );
}
