import { raceAbort } from '../parts/index.js'
import type { ByteSink } from './byte-sink.js'
import type { BytesCheck, PartWriter, Target, TargetPlan } from './target.js'

interface Turn {
  readonly begun: Promise<void>
  begin(): void
}

/** A stream gets the bytes in order. A part that is complete waits in memory until those before it are written. */
export class StreamTarget implements Target {
  readonly #turns = new Map<number, Turn>()
  #plan: TargetPlan | undefined
  #check: BytesCheck | undefined

  constructor(private readonly sink: ByteSink) {}

  async open(plan: TargetPlan, check: BytesCheck | undefined): ReturnType<Target['open']> {
    this.#plan = plan
    this.#check = check
    this.#turn(0).begin()
    return { partSize: plan.partSize, done: new Set() }
  }

  part(index: number, signal: AbortSignal): PartWriter {
    const { size, partSize } = this.#plan ?? { size: 0, partSize: 0 }
    // Not used again: the stream may keep what it is given.
    const bytes = new Uint8Array(Math.max(0, Math.min(partSize, size - index * partSize)))
    let filled = 0
    return {
      write(chunk) {
        bytes.set(chunk, filled)
        filled += chunk.length
      },
      restart() {
        filled = 0
      },
      finish: async () => {
        await raceAbort(this.#turn(index).begun, signal)
        this.#turns.delete(index)
        await this.#check?.update(bytes)
        await raceAbort(this.sink.write(bytes), signal)
        this.#turn(index + 1).begin()
      },
    }
  }

  #turn(index: number): Turn {
    const turn = this.#turns.get(index) ?? newTurn()
    this.#turns.set(index, turn)
    return turn
  }

  /** The check comes first: a stream that ends is complete and right. */
  async finish(signal: AbortSignal): Promise<string | undefined> {
    const checked = await this.#check?.finish()
    await raceAbort(this.sink.end(), signal)
    return checked
  }

  async abandon(error: unknown): Promise<void> {
    await this.sink.destroy(error)
  }
}

function newTurn(): Turn {
  let begin = () => {}
  const begun = new Promise<void>((resolve) => {
    begin = resolve
  })
  return { begun, begin: () => begin() }
}
