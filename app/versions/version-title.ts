import { z } from "zod";
import { requiredLine } from "#app/kernel/visible-text.ts";
import { versionTitleLength } from "./title-length.ts";

export const versionName = z.object({ title: requiredLine(versionTitleLength) });
