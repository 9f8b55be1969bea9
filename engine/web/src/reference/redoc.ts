import bundle from "redoc/bundles/redoc.standalone.js?url";
import { complain, DESCRIPTION, load } from "./script";

declare const Redoc: {
  init(url: string, options: Record<string, unknown>, place: Element | null): Promise<void>;
};

async function show(): Promise<void> {
  await load(bundle);
  await Redoc.init(
    DESCRIPTION,
    {
      hideHostname: true,
      nativeScrollbars: true,
      theme: {
        typography: {
          fontFamily: "system-ui, sans-serif",
          headings: { fontFamily: "system-ui, sans-serif" },
        },
      },
    },
    document.querySelector("#reference"),
  );
}

show().catch(complain);
