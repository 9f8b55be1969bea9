import { css } from "lit";

/** How a camera's card looks: the picture with what lies on it, and what stands below. */
export const cameraStyles = css`
  :host([fixed]),
  :host([fixed]) ha-card {
    height: 100%;
  }
  ha-card {
    display: flex;
    flex-direction: column;
    overflow: hidden;
  }
  .stage {
    position: relative;
    flex: 1 1 auto;
    min-height: 120px;
    overflow: hidden;
    border-radius: inherit;
    border-end-start-radius: 0;
    border-end-end-radius: 0;
    background: #12100d;
    color: #fff;
  }
  .poster {
    position: absolute;
    inset: 0;
    width: 100%;
    height: 100%;
    object-fit: contain;
    pointer-events: none;
  }
  .poster:first-child {
    position: static;
    display: block;
    height: auto;
    aspect-ratio: auto 16 / 9;
  }
  :host([fixed]) .poster:first-child {
    position: absolute;
    height: 100%;
  }
  .poster[hidden],
  hw-live-picture[filled] + .poster {
    display: none;
  }
  [aria-busy] .stage:not(:has(.poster:not([hidden]))) {
    aspect-ratio: 16 / 9;
  }
  :host([fixed]) hw-live-picture,
  :host([fixed]) hw-home-footage {
    position: absolute;
    inset: 0;
    height: 100%;
    aspect-ratio: auto !important;
  }
  .tap {
    position: absolute;
    inset: 0;
    width: 100%;
    height: 100%;
    border: 0;
    border-radius: 0;
    background: none;
  }
  .tap:hover:not(:disabled) {
    background: none;
  }
  .tap:focus-visible {
    outline: 3px solid #ffb347;
    outline-offset: -4px;
  }
  .stage:has(hw-live-picture[video]) .tap {
    bottom: 56px;
    height: auto;
  }
  .top {
    position: absolute;
    inset: 0 0 auto;
    display: flex;
    flex-wrap: wrap;
    gap: 6px;
    align-items: center;
    justify-content: space-between;
    padding: 10px 12px 26px;
    background: linear-gradient(rgb(0 0 0 / 58%), transparent);
    pointer-events: none;
  }
  h2 {
    margin: 0;
    overflow: hidden;
    font-size: 1rem;
    font-weight: 600;
    text-overflow: ellipsis;
    text-shadow: 0 1px 3px rgb(0 0 0 / 60%);
    white-space: nowrap;
  }
  ul {
    display: flex;
    flex-wrap: wrap;
    gap: 6px;
  }
  .top li {
    display: flex;
    align-items: center;
    gap: 5px;
    padding: 2px 10px 2px 6px;
    border-radius: 99px;
    background: rgb(18 16 13 / 72%);
    font-size: 0.8125rem;
    font-weight: 550;
  }
  .top li svg {
    width: 16px;
    height: 16px;
  }
  .person {
    color: #ffb347;
  }
  .vehicle {
    color: #5ac8fa;
  }
  .animal {
    color: #9be564;
  }
  .package {
    color: #ffe66d;
  }
  .recording {
    color: #ff8d84;
  }
  .hint {
    position: absolute;
    right: 10px;
    bottom: 10px;
    display: flex;
    align-items: center;
    gap: 3px;
    padding: 4px 12px 4px 6px;
    border-radius: 99px;
    background: rgb(18 16 13 / 72%);
    font-size: 0.8125rem;
    font-weight: 550;
    pointer-events: none;
  }
  .notice {
    position: absolute;
    inset: auto 8px 8px;
    display: flex;
    gap: 10px;
    align-items: center;
    padding: 9px 13px;
    border-radius: 12px;
    background: rgb(18 16 13 / 84%);
    font-size: 0.875rem;
    line-height: 1.35;
  }
  .clip .notice {
    inset: 8px 8px auto;
  }
  .notice svg {
    flex: none;
    color: #f0bd5a;
  }
  .notice span {
    color: #cfc8bd;
  }
  .caption {
    display: flex;
    gap: 8px;
    align-items: center;
    padding: 10px 8px 4px 14px;
  }
  .caption p {
    display: grid;
    flex: 1;
    min-width: 0;
    line-height: 1.3;
  }
  .caption strong {
    font-weight: 600;
    overflow-wrap: anywhere;
  }
  .caption .plain {
    padding: 0 8px;
  }
  .narrow {
    --sheet-width: 720px;
  }
`;
