import { describe, expect, it } from "vitest";
import { Distance, FAR, steer } from "../../../src/picture/video/edge";

const AIM = { target: 0.3, far: FAR };

describe("steer", () => {
  it("leaves a player alone that is where it should be", () => {
    expect(steer(9.7, [[0, 10]], AIM)).toEqual({ jump: null, rate: 1 });
    expect(steer(0, [], AIM)).toEqual({ jump: null, rate: 1 });
  });

  it("hurries gently, the more the further behind", () => {
    const little = steer(9.4, [[0, 10]], AIM);
    const much = steer(8, [[0, 10]], AIM);
    expect(little.rate).toBeGreaterThan(1);
    expect(much.rate).toBeGreaterThan(little.rate);
    expect([little.jump, much.jump]).toEqual([null, null]);
  });

  it("jumps when hurrying would take too long", () => {
    expect(steer(2, [[0, 10]], AIM).jump).toBeCloseTo(9.7);
    expect(steer(8.9, [[0, 10]], { target: 0.3, far: 0.8 }).jump).toBeCloseTo(9.7);
  });

  it("waits a little when it has come too close, also past the end", () => {
    expect(steer(9.95, [[0, 10]], AIM).rate).toBeLessThan(1);
    expect(steer(10.5, [[0, 10]], AIM).rate).toBeLessThan(0.9);
    expect(steer(12, [[0, 10]], AIM).jump).toBeCloseTo(9.7);
  });

  it("shows what is before a hole, then jumps over it", () => {
    const stretches = [
      [0, 5],
      [6, 7],
    ] as const;
    expect(steer(4.5, stretches, AIM).jump).toBeNull();
    expect(steer(4.97, stretches, AIM).jump).toBe(6);
    expect(steer(5.4, stretches, AIM).jump).toBe(6);
  });

  it("goes to where the pictures begin", () => {
    expect(steer(0, [[0.5, 1]], AIM).jump).toBe(0.5);
    expect(steer(0, [[80, 80.1]], AIM).jump).toBe(80);
  });
});

describe("Distance", () => {
  it("grows with stalls up to a bound, and shrinks in calm", () => {
    const distance = new Distance();
    const first = distance.target;
    for (let stall = 1; stall < 20; stall += 1) distance.stalled(stall * 1000);
    const most = distance.target;
    expect(most).toBeGreaterThan(first);
    expect(most).toBeLessThan(2);
    distance.calm(20_000);
    expect(distance.target).toBe(most);
    for (let minute = 1; minute < 30; minute += 1) distance.calm(minute * 60_000);
    expect(distance.target).toBe(first);
  });
});
