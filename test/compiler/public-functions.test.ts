import { readFileSync } from 'node:fs'
import * as nexttoken from 'nexttoken'
import * as sdk from 'nexttoken/sdk'
import * as simulator from 'nexttoken/simulator'
import * as stubs from 'nexttoken/testing'
import { describe, expect, it } from 'vitest'

const typeTests = readFileSync('test/types/public-functions.ts', 'utf8')
const body = typeTests.slice(typeTests.lastIndexOf("from '"))
const exported = Object.keys({ ...nexttoken, ...sdk, ...simulator, ...stubs })

describe('test/types/public-functions.ts', () => {
  it.each(exported)('has %s', (name) => {
    expect(body).toMatch(new RegExp(`\\b${name}\\b`))
  })
})
