import { css } from "lit";

/** How the zone editor looks: the picture beside the list, below each other on a phone. */
export const editorStyles = css`
  .editor {
    display: grid;
    grid-template-columns: minmax(0, 1.75fr) minmax(300px, 1fr);
    min-height: min(60dvh, 560px);
  }
  .stage {
    min-width: 0;
    padding: 14px;
    background: #12100d;
    color: #f1ebe2;
  }
  .picture {
    position: relative;
    width: min(100%, calc(68dvh * var(--ratio)));
    margin: 0 auto;
  }
  hw-live-picture {
    position: absolute;
    inset: 0;
    height: 100%;
    aspect-ratio: auto !important;
    border-radius: 6px;
  }
  .tools,
  .guide {
    display: flex;
    flex-wrap: wrap;
    gap: 8px;
    align-items: center;
    padding-top: 12px;
  }
  .guide p {
    flex: 1 1 260px;
    font-size: 0.875rem;
  }
  .stage button {
    border-color: rgb(255 255 255 / 22%);
    background: rgb(255 255 255 / 8%);
    color: inherit;
  }
  .stage button:hover:not(:disabled) {
    background: rgb(255 255 255 / 18%);
  }
  .stage button.plain {
    border-color: transparent;
    padding: 0 9px;
  }
  .stage button.primary {
    background: var(--accent);
    color: var(--on-accent);
  }
  .gap {
    flex: 1;
  }
  .side {
    display: flex;
    flex-direction: column;
    gap: 12px;
    padding: 14px 16px;
  }
  .shapes > li {
    border-bottom: 1px solid var(--line);
  }
  .shapes > li.open {
    padding-bottom: 12px;
  }
  .row {
    display: flex;
    align-items: center;
  }
  .row h3 {
    flex: 1;
    font-size: 0.9375rem;
  }
  .row button {
    min-height: 44px;
    padding: 0 8px;
  }
  .name {
    flex: 1;
    justify-content: flex-start;
    min-width: 0;
  }
  .name span {
    overflow: hidden;
    text-overflow: ellipsis;
    white-space: nowrap;
  }
  .row button:not(.name) {
    color: var(--muted);
  }
  .fault {
    padding: 0 8px 8px;
    color: var(--bad);
    font-size: 0.8125rem;
  }
  .trial {
    padding-top: 4px;
    border-top: 1px solid var(--line);
  }
  .foot {
    position: sticky;
    bottom: 0;
    display: flex;
    flex-wrap: wrap;
    gap: 8px;
    justify-content: flex-end;
    margin: auto -16px -14px;
    padding: 12px 16px;
    border-top: 1px solid var(--line);
    background: var(--surface);
  }
  .foot p {
    flex: 1 1 100%;
    font-size: 0.8125rem;
  }
  .foot p:empty {
    display: none;
  }
  @media (max-width: 800px) {
    .editor {
      grid-template-columns: minmax(0, 1fr);
      min-height: 0;
    }
    .stage {
      padding: 8px;
    }
    .picture {
      width: min(100%, calc(46dvh * var(--ratio)));
    }
  }
`;
