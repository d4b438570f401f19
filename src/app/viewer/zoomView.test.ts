import { assert, float, integer, property, record } from 'fast-check';
import { describe, expect, it } from 'vitest';
import { FITTED, movedBy, roomOf, zoomedTo } from './zoomView.ts';

const FRAME = { width: 1000, height: 600 };
const MIDDLE = { x: 0, y: 0 };

describe('the zoom of a picture', () => {
  it('fits a large photo, leaves a small one as it is, and knows their full size', () => {
    const large = roomOf(FRAME, { width: 4000, height: 3000 }, 1);
    expect(large.fitted).toEqual({ width: 800, height: 600 });
    expect(large.full).toBe(5);
    const small = roomOf(FRAME, { width: 200, height: 100 }, 1);
    expect(small.fitted).toEqual({ width: 200, height: 100 });
    expect(small.full).toBe(2);
    expect(roomOf(FRAME, { width: 4000, height: 3000 }, 2).full).toBe(2.5);
  });

  it('keeps what is under the pointer there', () => {
    const room = roomOf(FRAME, { width: 4000, height: 3000 }, 1);
    const at = { x: 200, y: 100 };
    const zoomed = zoomedTo(FITTED, 4, at, room);
    expect(zoomed).toEqual({ scale: 4, x: -600, y: -300 });
    // The point of the picture at `at`, before and after.
    expect((at.x - zoomed.x) / zoomed.scale).toBe(at.x);
  });

  it('comes back to the middle when it fits again', () => {
    const room = roomOf(FRAME, { width: 4000, height: 3000 }, 1);
    const zoomed = movedBy(zoomedTo(FITTED, 4, { x: 300, y: 200 }, room), { x: 50, y: 50 }, room);
    expect(zoomedTo(zoomed, 0.2, { x: -300, y: 10 }, room)).toEqual(FITTED);
  });

  it('never shows beyond an edge and never leaves its limits, whatever is done', () => {
    const number = float({ min: -3000, max: 3000, noNaN: true });
    const photo = record({ width: integer({ min: 1, max: 9000 }), height: integer({ min: 1, max: 9000 }) });
    assert(
      property(
        photo,
        float({ min: Math.fround(0.1), max: 50, noNaN: true }),
        number,
        number,
        (size, scale, x, y) => {
          const room = roomOf(FRAME, size, 1);
          const view = movedBy(
            zoomedTo(zoomedTo(FITTED, 2, { x, y }, room), scale, { x: y, y: x }, room),
            { x, y },
            room,
          );
          expect(view.scale).toBeGreaterThanOrEqual(1);
          expect(view.scale).toBeLessThanOrEqual(room.most);
          const overX = Math.max(0, (room.fitted.width * view.scale - FRAME.width) / 2);
          const overY = Math.max(0, (room.fitted.height * view.scale - FRAME.height) / 2);
          expect(Math.abs(view.x)).toBeLessThanOrEqual(overX);
          expect(Math.abs(view.y)).toBeLessThanOrEqual(overY);
          expect(zoomedTo(view, 1, MIDDLE, room)).toEqual(FITTED);
        },
      ),
    );
  });
});
