import "swagger-ui-dist/swagger-ui.css";
import bundle from "swagger-ui-dist/swagger-ui-bundle.js?url";
import { complain, DESCRIPTION, load } from "./script";

declare const SwaggerUIBundle: (options: Record<string, unknown>) => void;

async function show(): Promise<void> {
  await load(bundle);
  SwaggerUIBundle({
    url: DESCRIPTION,
    dom_id: "#reference",
    deepLinking: true,
    displayRequestDuration: true,
    docExpansion: "none",
    validatorUrl: null, // It would ask another host.
  });
}

show().catch(complain);
