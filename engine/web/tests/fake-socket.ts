/** The browser's end of a WebSocket whose other end is the test. */
export class FakeSocket {
  static readonly OPEN = 1;
  static all: FakeSocket[] = [];

  readyState = 1;
  onmessage: ((message: { data: string | ArrayBuffer }) => void) | null = null;
  onclose: (() => void) | null = null;
  readonly sent: Record<string, unknown>[] = [];

  constructor(readonly url = "") {
    FakeSocket.all.push(this);
  }

  static get newest(): FakeSocket {
    const socket = FakeSocket.all.at(-1);
    if (!socket) throw new Error("nobody has connected");
    return socket;
  }

  send(text: string): void {
    this.sent.push(JSON.parse(text));
  }

  close(): void {
    this.readyState = 3;
  }

  /** Say something from the server's side. */
  says(message: object): void {
    this.onmessage?.({ data: JSON.stringify(message) });
  }

  /** Send bytes from the server's side. */
  brings(data: ArrayBuffer): void {
    this.onmessage?.({ data });
  }

  /** Break off from the server's side. */
  breaks(): void {
    this.readyState = 3;
    this.onclose?.();
  }
}
