import type { Result } from "#app/kernel/result.ts";
import type { ExportedText } from "./exported-text.ts";
import type { ExportFormat, ImportFormat } from "./formats.ts";
import type { ImportedText, UnreadableReason } from "./imported-text.ts";

/** Where files are made and read, away from the thread that serves everybody. */
export interface FileWorkshop {
  /** `crowded`: too many are waiting already. @throws when the text cannot be made into a file, which is a fault of ours */
  make(format: ExportFormat, text: ExportedText): Promise<Result<Uint8Array, "crowded">>;
  /** Reads a file of somebody whom we do not trust, with bounded time and memory. */
  read(format: ImportFormat, bytes: Uint8Array): Promise<Result<ImportedText, UnreadableReason | "crowded">>;
}

/** What is sent to the thread that does the work. */
export type WorkshopJob =
  | { kind: "make"; format: ExportFormat; text: ExportedText }
  | { kind: "read"; format: ImportFormat; bytes: Uint8Array };

export type WorkshopAnswer =
  | { kind: "made"; bytes: Uint8Array }
  | { kind: "read"; result: Result<ImportedText, UnreadableReason> }
  | { kind: "failed"; message: string };
