import type { PersonId } from "../lib/bindings/PersonId";
import { place } from "../lib/place.svelte";

/** What making a packet for somebody is called. */
export const packetFor = (name: string) => `Make packet for ${name}`;

/** Shows the packet for a person, of the newest quarter. */
export function makePacket(person: PersonId): void {
  place.go("quarter", undefined, ` packet:${person}`);
}
