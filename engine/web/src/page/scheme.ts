/** What of a window is needed to see what surrounds it. */
export interface Surrounded {
  document: Document;
  parent: { document: Document };
}

/**
 * Be as light or dark as the Home Assistant around this page; elsewhere the browser knows what is wanted.
 *
 * A theme may be both: then the browser decides there, too.
 */
export function followScheme({ document, parent }: Surrounded): void {
  const host = hostOf(parent);
  if (!host || host === document) return;
  const follow = () => {
    const wanted = host.querySelector("meta[name=color-scheme]")?.getAttribute("content");
    if (wanted === "light" || wanted === "dark") document.documentElement.dataset.scheme = wanted;
    else delete document.documentElement.dataset.scheme;
  };
  follow();
  const changes = { attributes: true, attributeFilter: ["content"], childList: true };
  new MutationObserver(follow).observe(host.head, { ...changes, subtree: true });
}

/** The page around; null if it is of another origin, and nobody's business. */
function hostOf(parent: Surrounded["parent"]): Document | null {
  try {
    return parent.document;
  } catch {
    return null;
  }
}
