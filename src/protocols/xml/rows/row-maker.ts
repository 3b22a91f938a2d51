import { setOwn } from '../../../values/index.js'
import type { Structure } from '../../contract/index.js'
import { type EmptyRow, SLOTS, type SlotMaker, type SlotNames, slotMakers } from './slot-makers.js'

/** From this many objects on, those with the same members get a maker of their own. */
const OFTEN = 8

/** The makers in use, by the names of the members. */
const makers = new Map<string, SlotMaker>()

/** Makes the objects that have the same members in the same order. There are few slot makers; a loop makes the rest. */
export class RowMaker {
  #made = 0
  #maker: SlotMaker | undefined

  constructor(private readonly names: readonly string[]) {}

  /** `values` has the value of the first name at `from`. */
  make(values: readonly unknown[], from: number): Structure {
    const { names } = this
    const maker = this.#maker
    const object: Structure = maker === undefined ? {} : maker(names as SlotNames, values, from)
    for (let i = maker === undefined ? 0 : SLOTS; i < names.length; i++)
      setOwn(object, names[i] as string, values[from + i])
    if (maker === undefined && ++this.#made === OFTEN) this.#maker = makerOf(names)
    return object
  }
}

/**
 * The maker for these names; undefined if all makers are taken, and for names that `Object.prototype` has: if it is
 * frozen, an assignment to such a name throws.
 */
function makerOf(names: readonly string[]): SlotMaker | undefined {
  if (names.some((name) => name in Object.prototype)) return undefined
  const key = names.join()
  const known = makers.get(key)
  const make = slotMakers[makers.size]
  if (known !== undefined || make === undefined) return known
  const maker = make(emptyRow())
  makers.set(key, maker)
  return maker
}

/** `{}` would do, but its hidden class has room for four members. This one gets the room that its objects need. */
function emptyRow(): EmptyRow {
  function Row() {}
  Row.prototype = Object.prototype
  return Row as unknown as EmptyRow
}
