import { css } from "lit";

/** The words of our own parts for colours, filled with those of Home Assistant's theme. */
export const theme = css`
  :host {
    --ground: var(--primary-background-color, #fafafa);
    --surface: var(--ha-card-background, var(--card-background-color, #fff));
    --raised: var(--secondary-background-color, #eee);
    --chosen: var(--surface);
    --line: var(--divider-color, #ddd);
    --text: var(--primary-text-color, #212121);
    --muted: var(--secondary-text-color, #727272);
    --accent: var(--primary-color, #009ac7);
    --accent-soft: color-mix(in srgb, var(--accent) 16%, transparent);
    --on-accent: var(--text-primary-color, #fff);
    /* Home Assistant's own are too light to be read as text on white. */
    --good: color-mix(in srgb, var(--success-color, #43a047) 72%, var(--text));
    --warn: color-mix(in srgb, var(--warning-color, #ffa600) 60%, var(--text));
    --bad: color-mix(in srgb, var(--error-color, #db4437) 80%, var(--text));
    --good-soft: color-mix(in srgb, var(--success-color, #43a047) 16%, transparent);
    --warn-soft: color-mix(in srgb, var(--warning-color, #ffa600) 18%, transparent);
    --bad-soft: color-mix(in srgb, var(--error-color, #db4437) 15%, transparent);
    --shadow: 0 1px 3px rgb(0 0 0 / 25%);
    color: var(--text);
    font-family: var(--ha-font-family-body, inherit);
  }
`;
