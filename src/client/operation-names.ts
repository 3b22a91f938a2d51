/**
 * The name that a literal must be to name an operation with pages: itself, or a sentence that says what is wrong with
 * it, which the compiler prints. A name that is only known at run time is taken as it is.
 */
export type PagedName<Name extends string, Operations, Paginators> = string extends Name
  ? Name
  : Name extends keyof Paginators
    ? Name
    : [Spelled<Name, Operations>] extends [never]
      ? Suggestion<Name, keyof Paginators & string>
      : `${Spelled<Name, Operations> & string} has no pages: one call gives all that there is`

/** The same of an operation that `call` takes. */
export type CalledName<Name extends string, Operations> = string extends Name
  ? Name
  : [Spelled<Name, Operations>] extends [never]
    ? CalledSuggestion<Name, BySpelling<Operations>>
    : Name

/** AWS's spelling of an operation's name: `ListTopics` for `list_topics`. */
export type Spelled<Name extends string, Operations> = BySpelling<Operations>[Plain<Name> &
  keyof BySpelling<Operations>]

type BySpelling<Operations> = { [Name in keyof Operations & string as Plain<Name>]: Name }

/** What all spellings of a name have in common: `listtopics`. */
type Plain<Name extends string> = Name extends `${infer Head}_${infer Tail}`
  ? Plain<`${Head}${Tail}`>
  : Lowercase<Name>

type CalledSuggestion<Name extends string, Names> = [Nearest<Plain<Name>, keyof Names & string>] extends [
  never,
]
  ? Names[keyof Names]
  : `there is no ${Name}; did you mean ${Names[Nearest<Plain<Name>, keyof Names & string>] & string}?`

/** A sentence with the nearest names; all names where none is near. */
type Suggestion<Name extends string, Names extends string> = [Nearest<Name, Names>] extends [never]
  ? Names
  : `there is no ${Name}; did you mean ${Nearest<Name, Names>}?`

/** The plural, and what is left without one of the letters; else the names that `Near` finds. */
export type Nearest<Name extends string, Names extends string> = [
  Names & (`${Name}s` | Shorter<Name>),
] extends [never]
  ? Extract<Names, Near<Name>>
  : Names & (`${Name}s` | Shorter<Name>)

type Shorter<Name extends string, Head extends string = ''> = Name extends `${infer Letter}${infer Tail}`
  ? `${Head}${Tail}` | Shorter<Tail, `${Head}${Letter}`>
  : never

/** Patterns of a name in which one letter is another, or letters are missing, at each of its places. */
type Near<Name extends string, Head extends string = ''> = Name extends `${infer Letter}${infer Tail}`
  ? `${Head}${string}${Tail}` | `${Head}${string}${Name}` | Near<Tail, `${Head}${Letter}`>
  : `${Head}${string}`
