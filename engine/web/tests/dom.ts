/** Show an element and wait until it has been drawn. */
export async function shown<K extends keyof HTMLElementTagNameMap>(
  tag: K,
  properties: Partial<HTMLElementTagNameMap[K]>,
): Promise<HTMLElementTagNameMap[K]> {
  const element = Object.assign(document.createElement(tag), properties);
  document.body.append(element);
  await (element as unknown as { updateComplete: Promise<boolean> }).updateComplete;
  return element;
}

/** What can be read in an element. */
export function textOf(element: HTMLElement): string {
  return (element.shadowRoot?.textContent ?? "").replace(/\s+/g, " ").trim();
}

export function inside(element: HTMLElement, selector: string): HTMLElement | null {
  return element.shadowRoot?.querySelector(selector) ?? null;
}
