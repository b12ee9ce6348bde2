import { recall, remember } from "./remembered";

const STEPS = [50, 67, 75, 90, 100, 110, 125, 150, 175, 200];

let percent = $state(recall("zoom", 100));

/** The size of everything: all tokens are in rem, so the root's type size scales the whole window. */
export const zoom = {
  get percent() {
    return percent;
  },
  apply(): void {
    document.documentElement.style.fontSize = `${percent}%`;
  },
  set(wanted: number): void {
    percent = wanted;
    remember("zoom", wanted);
    zoom.apply();
  },
  in(): void {
    zoom.set(STEPS.find((step) => step > percent) ?? percent);
  },
  out(): void {
    zoom.set(STEPS.findLast((step) => step < percent) ?? percent);
  },
  reset(): void {
    zoom.set(100);
  },
};
