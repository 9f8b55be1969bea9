import type { SourceDraft } from "../api/offers";

/** Addresses of IP that begin alike, such as 192.168.1.0/24. */
export interface Network {
  /** The first address, as a number. */
  first: number;
  /** How many bits are the same in all of them. */
  bits: number;
}

/** What the engine takes in one go: 1,024 addresses. */
const WIDEST_BITS = 22;

/** What is asked at a time, so that the search can tell how far it is and be stopped. */
const PART_BITS = 27;

const ADDRESS = /^(\d{1,3})\.(\d{1,3})\.(\d{1,3})\.(\d{1,3})(?:\/(\d{1,2}))?$/;

/** Read a network as people write it; an address alone stands for its 256 neighbours. */
export function readNetwork(text: string): Network | null {
  const [, ...parts] = ADDRESS.exec(text.trim()) ?? [];
  const numbers = parts.slice(0, 4).map(Number);
  const bits = Number(parts[4] ?? 24);
  if (numbers.length < 4 || numbers.some((number) => number > 255) || bits > 32) return null;
  const address = numbers.reduce((whole, number) => whole * 256 + number, 0);
  const size = 2 ** (32 - bits);
  return { first: Math.floor(address / size) * size, bits };
}

export function networkText({ first, bits }: Network): string {
  const numbers = [24, 16, 8, 0].map((shift) => Math.floor(first / 2 ** shift) % 256);
  return `${numbers.join(".")}/${bits}`;
}

/** How many addresses there are in a network. */
export function sizeOf({ bits }: Network): number {
  return 2 ** (32 - bits);
}

/** Cut a network into parts that are searched one after another. */
export function partsOf(network: Network): Network[] {
  if (network.bits >= PART_BITS) return [network];
  const size = 2 ** (32 - PART_BITS);
  return Array.from({ length: sizeOf(network) / size }, (_, place) => ({
    first: network.first + place * size,
    bits: PART_BITS,
  }));
}

/** Say why a network cannot be searched; null if it can. */
export function networkProblem(text: string): string | null {
  const network = readNetwork(text);
  if (!network) return "A network like 192.168.1.0/24 is needed.";
  if (network.bits < WIDEST_BITS)
    return "At most 1,024 addresses are searched, like 192.168.0.0/22.";
  if (!isPrivate(network)) return "Only a network at home is searched, like 192.168.1.0/24.";
  return null;
}

/**
 * Guess in which network the cameras are: where the page itself is, or another camera.
 *
 * @param host of the page's address.
 * @param sources of the cameras that there are.
 */
export function likelyNetwork(host: string, sources: readonly SourceDraft[]): string {
  for (const text of [host, ...sources.map(hostOf)]) {
    const network = ADDRESS.test(text) ? readNetwork(text) : null;
    if (network && isPrivate(network) && !isLoopback(network)) return networkText(network);
  }
  return "192.168.1.0/24";
}

/** The address of IP at which a source is; empty where it has a name, or is no camera at all. */
export function hostOf(source: SourceDraft): string {
  return hostIn(String(source.url ?? source.address ?? ""));
}

/** The address of IP in a URL or an address with a port. */
export function hostIn(text: string): string {
  return /(?:^|\/\/|@)(\d+\.\d+\.\d+\.\d+)(?=[:/?#]|$)/.exec(text)?.[1] ?? "";
}

/** Whether it is an address of IP at which others in the network reach something. */
export function isReached(text: string): boolean {
  const network = /^[\d.]+$/.test(text) ? readNetwork(text) : null;
  return network !== null && !isLoopback(network);
}

function isLoopback({ first }: Network): boolean {
  return Math.floor(first / 2 ** 24) === 127;
}

/** Whether nobody out in the internet has such addresses. */
function isPrivate(network: Network): boolean {
  return ["10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16", "169.254.0.0/16", "127.0.0.0/8"].some(
    (text) => {
      const wider = readNetwork(text);
      return (
        wider !== null &&
        network.bits >= wider.bits &&
        Math.floor(network.first / sizeOf(wider)) === Math.floor(wider.first / sizeOf(wider))
      );
    },
  );
}
