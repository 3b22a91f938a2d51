import { describe, expect, it } from 'vitest'
import { nextRequests } from '../../../src/pagination/parallel/engine/next-requests.js'
import type { Piece } from '../../../src/pagination/parallel/engine/piece.js'

interface State {
  /** Pages that wait for delivery. */
  readonly waits?: number
  readonly isBusy?: boolean
  readonly isClosed?: boolean
}

const piece = (id: number, { waits = 0, isBusy = false, isClosed = false }: State): Piece =>
  ({
    id,
    waiting: Array.from({ length: waits }),
    isOpen: !isClosed,
    isIdle: !isBusy && !isClosed,
    isDone: isClosed && waits === 0,
  }) as unknown as Piece

function next(states: readonly State[], load: Partial<Parameters<typeof nextRequests>[1]>) {
  const pieces = states.map((state, id) => piece(id, state))
  const { chosen, idle } = nextRequests(pieces, {
    inFlight: 0,
    most: 4,
    room: 16,
    isInOrder: true,
    canDivide: true,
    ...load,
  })
  return { chosen: chosen.map(({ id }) => id), idle }
}

describe('what is requested next', () => {
  it.each<[string, readonly State[], object, { chosen: number[]; idle: number }]>([
    ['every piece that may be, and work is missing for the rest', [{}, {}], {}, { chosen: [0, 1], idle: 2 }],
    ['no more than the window allows', [{}, {}, {}, {}, {}], {}, { chosen: [0, 1, 2, 3], idle: 0 }],
    ['nothing of a piece in flight', [{ isBusy: true }, {}], { inFlight: 1 }, { chosen: [1], idle: 2 }],
    [
      'in order, no piece behind the first four',
      [{ isBusy: true }, { isBusy: true }, {}, {}, {}],
      { inFlight: 2 },
      { chosen: [2, 3], idle: 0 },
    ],
    [
      'in order, a closed piece does not count among them',
      [{ waits: 2, isClosed: true }, {}, {}, {}, {}],
      {},
      { chosen: [1, 2, 3, 4], idle: 0 },
    ],
    [
      'in order, a piece with its share of pages waits, and others can be made',
      [{}, { waits: 3 }, {}],
      {},
      { chosen: [0, 2], idle: 2 },
    ],
    [
      'in order, the first piece goes on even if there is no more room',
      [{}, { waits: 16 }, {}],
      {},
      { chosen: [0], idle: 0 },
    ],
    ['but not if its own pages wait', [{ waits: 16 }, {}], {}, { chosen: [], idle: 0 }],
    [
      'out of order, a slow consumer stops all',
      [{}, { waits: 16 }],
      { isInOrder: false },
      { chosen: [], idle: 0 },
    ],
    [
      'out of order, one piece may fill the room',
      [{ waits: 15 }, {}],
      { isInOrder: false },
      { chosen: [0], idle: 0 },
    ],
    [
      'in order, no more than what the pieces before are likely to bring leaves room for',
      [{}, {}, {}, {}],
      { left: () => [50, 10, 6, 1] },
      { chosen: [0, 1, 2], idle: 1 },
    ],
    [
      'in order, a piece in flight keeps its room',
      [{ isBusy: true }, { isBusy: true }, {}],
      { left: () => [50, 16, 1], inFlight: 2 },
      { chosen: [], idle: 2 },
    ],
    [
      'in order, a piece that is never divided takes what room there is',
      [{}, { waits: 3 }, {}],
      { canDivide: false },
      { chosen: [0, 1, 2], idle: 1 },
    ],
    ['pieces that are done count for nothing', [{ isClosed: true }, {}], {}, { chosen: [1], idle: 3 }],
  ])('%s', (_, states, load, expected) => {
    expect(next(states, load)).toEqual(expected)
  })
})
