import { describe, expect, it } from 'vitest'
import { readPostgresTarget } from '../../../src/sinks/databases/postgres/index.js'

describe('a PostgreSQL target', () => {
  it.each([
    [
      'postgres://ann:secret@db.example:5433/inventory#topics',
      'postgres://ann@db.example:5433/inventory',
      undefined,
      'topics',
    ],
    ['postgresql://db/inventory?sslmode=require#aws.topics', 'postgresql://db/inventory', 'aws', 'topics'],
    ['postgres://db/inventory#"a.b"."c""d"', 'postgres://db/inventory', 'a.b', 'c"d'],
    [
      'postgres:///inventory?host=/run/postgresql&password=secret',
      'postgres:///inventory',
      undefined,
      undefined,
    ],
    ['postgres://', 'postgres://', undefined, undefined],
    ['postgres://%2Frun%2Fpostgresql/inventory#t', 'postgres:///run/postgresql/inventory', undefined, 't'],
    ['postgres://ann:p%23w%40@db/x#t', 'postgres://ann@db/x', undefined, 't'],
  ])('%s is read, and shown without its password', (target, label, schema, table) => {
    const read = readPostgresTarget(target, undefined)
    expect(read).toMatchObject({ label, schema, table })
    expect(read.connection).not.toContain('#')
    expect(label).not.toContain('secret')
  })

  it('gets the table of the option before that of the URL', () => {
    expect(readPostgresTarget('postgres://db/x#a', 's.b')).toMatchObject({ schema: 's', table: 'b' })
  })

  it.each([
    ['postgres://ann:se#cret@db/x#t', 'special characters'],
    ['postgres://ann:secret@db:port/x', 'special characters'],
    ['postgres://db/x#a.b.c', '"a.b.c" is not the name of a PostgreSQL table'],
    ['postgres://db/x#a"b', 'is not the name of a PostgreSQL table'],
  ])('%s is refused without its password', (target, why) => {
    const read = () => readPostgresTarget(target, undefined)
    expect(read).toThrow(
      expect.objectContaining({ code: 'InvalidTarget', message: expect.stringContaining(why) }),
    )
    expect(read).not.toThrow(/cret/)
  })
})
