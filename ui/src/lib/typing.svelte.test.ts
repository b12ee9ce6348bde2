import { flushSync } from "svelte";
import { expect, test, vi } from "vitest";
import { standIn } from "./standIn";
import { merged, resumed, typing, type Begun } from "./typing.svelte";

const core = standIn();
const V1 = { title: "Lead a review", why: "", steps: ["Agenda"], base: "2026-11-20T09:00:00Z" as string | null };
const V2 = { title: "Lead two reviews", why: "", steps: ["Agenda", "Dates"], base: "2026-11-21T09:00:00Z" as string | null };

/** A form for a record, set up and at once flushed; `leave` is what happens when its dialog closes. */
function form(start: typeof V1, begun: Begun = null) {
  let made!: ReturnType<typeof typing<typeof V1>>;
  const leave = $effect.root(() => {
    made = typing({ name: "g1", begun, start, present: async () => V2 });
  });
  flushSync();
  return { ...made, made, leave };
}
const draft = () => core.drafts["g1"] as NonNullable<Begun>;

test("what is typed outlives its form, with the version that it began from", async () => {
  const first = form(V1);
  first.typed.why = "It matters";
  flushSync();
  first.leave();
  await vi.waitFor(() => expect(draft()?.base).toBe(V1.base));
  const again = form(V2, draft());
  expect([again.made.resumed, again.typed]).toEqual([true, { ...V1, why: "It matters" }]);
  again.leave();
});

test("what is taken up can be begun anew, from the record as it is", async () => {
  core.drafts["g1"] = { base: V1.base, typed: { from: V1, to: { ...V1, why: "Old" } } };
  const { made, leave } = form(V2, draft());
  made.anew();
  flushSync();
  expect([made.resumed, made.typed]).toEqual([false, V2]);
  await vi.waitFor(() => expect(core.drafts).toEqual({}));
  made.typed.why = "New";
  flushSync();
  leave();
  await vi.waitFor(() => expect(draft()).toEqual({ base: V2.base, typed: { from: V2, to: { ...V2, why: "New" } } }));
});

test("put onto a record that changed, what was typed stays and the rest becomes as it is there", async () => {
  const { made, leave } = form(V1);
  made.typed.why = "It matters";
  await made.onto!();
  expect(made.typed).toEqual({ ...V2, why: "It matters" });
  leave();
});

test("a draft that this form cannot read is left alone", () => {
  const { made, leave } = form(V1, { base: null, typed: { title: "of another form" } });
  expect([made.resumed, made.typed]).toEqual([false, V1]);
  leave();
});

const part = (id: string | null, text: string, visibility: string | null = null) => ({ id, text, visibility });

test("of a list that was typed into, what was done to its items elsewhere stays done", () => {
  const from = [part("t1", "RFC"), part("t2", "Rota"), part("t3", "Talk"), part("t4", "Gone")];
  const typed = [part("t1", "The RFC"), part(null, "Typed"), part("t2", "Rota"), part("t4", "Gone")];
  const now = [part("t1", "RFC", "private"), part("t2", "Rota", "private"), part("t3", "Talk"), part("t5", "Parked")];
  expect(merged(from, typed, now)).toEqual([part("t1", "The RFC", "private"), part(null, "Typed"), part("t2", "Rota", "private"), part("t5", "Parked")]);
});

test("an item that was typed into and is gone elsewhere becomes a new one", () => {
  expect(merged([part("t1", "RFC")], [part("t1", "The RFC")], [])).toEqual([part(null, "The RFC")]);
});

test("tags, links and skills are put together as sets", () => {
  expect(merged(["ddp", "old", "both"], ["ddp", "both", "mine"], ["ddp", "old", "theirs", "mine"])).toEqual(["ddp", "mine", "theirs"]);
  const skill = (name: string, verb: string) => ({ name, verb });
  expect(merged([skill("a", "led"), skill("b", "led")], [skill("a", "taught"), skill("b", "led")], [skill("b", "learned"), skill("a", "led"), skill("c", "led")]))
    .toEqual([skill("a", "taught"), skill("b", "learned"), skill("c", "led")]);
});

test("a form stays as it is while its record is read again", async () => {
  let record = $state.raw({ id: "g1" });
  let begun: ReturnType<typeof resumed> | undefined;
  const leave = $effect.root(() => void (begun = resumed(() => record.id)));
  flushSync();
  await vi.waitFor(() => expect(begun!.value).toBeNull());
  record = { id: "g1" };
  flushSync();
  expect(begun!.value, "undefined would take the form away").toBeNull();
  record = { id: "g2" };
  flushSync();
  expect(begun!.value).toBeUndefined();
  leave();
});
