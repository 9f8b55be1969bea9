import { expect, it } from "vitest";
import { isActive, jobName } from "../../src/words/jobs";
import { aJob } from "../samples";

it("names what a job does, also one of a kind that this page does not know", () => {
  expect(jobName(aJob())).toBe("Trying settings on recorded footage");
  expect(jobName(aJob({ kind: "make_backup" }))).toBe("Make backup");
});

it("tells what is under way", () => {
  const states = ["queued", "running", "done", "failed", "cancelled"] as const;
  expect(states.filter((state) => isActive(aJob({ state })))).toEqual(["queued", "running"]);
});
