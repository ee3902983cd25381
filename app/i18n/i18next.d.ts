import "i18next";
import type { catalogue } from "./pl/catalogue.ts";

declare module "i18next" {
  interface CustomTypeOptions {
    defaultNS: "translation";
    resources: { translation: typeof catalogue };
  }
}
