import * as fc from 'fast-check'

/**
 * Property tests try the same cases in every run, so that a test fails because of a change and not by chance.
 * `NEXTTOKEN_SEED=random npm test` tries new ones; a failure prints its seed, and `NEXTTOKEN_SEED=<seed>` repeats it.
 */
const given = process.env.NEXTTOKEN_SEED ?? '20260101'
if (given !== 'random') {
  const seed = Number(given)
  if (!Number.isInteger(seed)) throw new Error(`NEXTTOKEN_SEED is "${given}"; pass an integer, or "random"`)
  fc.configureGlobal({ ...fc.readConfigureGlobal(), seed })
}
