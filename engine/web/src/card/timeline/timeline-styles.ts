import { css } from "lit";

/** How a timeline looks: the bar above, footage beside the list, below each other on a phone. */
export const timelineStyles = css`
  :host {
    position: relative;
    display: flex;
    flex-direction: column;
    gap: 10px;
    container-type: inline-size;
    min-height: 0;
  }
  .tools {
    display: flex;
    flex-wrap: wrap;
    gap: 4px 8px;
    align-items: center;
  }
  .tools > button {
    margin-inline-start: auto;
  }
  .lengths {
    gap: 0;
  }
  .count {
    min-width: 20px;
    padding: 1px 6px;
    border-radius: 99px;
    background: var(--accent);
    color: var(--on-accent);
    font-size: 0.75rem;
  }
  hw-time-bar {
    flex: none;
  }
  .away {
    display: flex;
    gap: 10px;
    align-items: center;
    padding: 8px 14px;
    border-radius: 10px;
    background: var(--warn-soft);
    font-size: 0.875rem;
  }
  .room {
    display: grid;
    flex: 1;
    grid-template-columns: minmax(0, 1.7fr) minmax(300px, 1fr);
    gap: 12px;
    min-height: 0;
  }
  section {
    display: flex;
    flex-direction: column;
    min-width: 0;
    min-height: 0;
  }
  hw-visit-list {
    min-height: 280px;
  }
  .none {
    display: grid;
    gap: 10px;
    place-content: center;
    justify-items: center;
    min-height: 160px;
    padding: 24px;
    color: var(--muted);
    font-size: 0.875rem;
    text-align: center;
  }
  .none svg {
    width: 30px;
    height: 30px;
  }
  .said {
    position: absolute;
    bottom: 12px;
    left: 50%;
    z-index: 1;
    max-width: calc(100% - 24px);
    translate: -50%;
  }
  .said p {
    display: flex;
    gap: 14px;
    align-items: center;
    padding: 8px 10px 8px 18px;
    border-radius: 12px;
    background: #2b2723;
    color: #fff;
    box-shadow: 0 6px 24px rgb(0 0 0 / 35%);
    font-size: 0.9375rem;
  }
  .said button {
    border: 0;
    background: none;
    color: #ffb347;
  }
  .said button:hover:not(:disabled) {
    background: rgb(255 255 255 / 10%);
  }
  .narrow {
    --sheet-width: 720px;
  }
  @container (max-width: 719px) {
    .room {
      grid-template-rows: auto minmax(280px, 1fr);
      grid-template-columns: minmax(0, 1fr);
    }
  }
`;
