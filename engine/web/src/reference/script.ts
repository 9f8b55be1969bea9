import "./reference.css";

/** The API's description, beside the pages that show it, under whatever path ingress puts them. */
export const DESCRIPTION = "openapi.json";

/** Load a script that defines something global, as programs made for a plain page do. */
export function load(source: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const script = document.createElement("script");
    script.src = source;
    script.onload = () => resolve();
    script.onerror = () => reject(new Error(`${source} cannot be loaded`));
    document.head.append(script);
  });
}

/** Say that there is nothing to see, where it would have been seen. */
export function complain(error: unknown): void {
  const place = document.querySelector("#reference");
  if (place) place.textContent = `The API's description cannot be shown: ${error}`;
}
