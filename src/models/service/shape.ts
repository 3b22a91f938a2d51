import type {
  BindingLocation,
  ShapeDescription,
  ShapeReference,
  ShapeType,
  TimestampFormat,
  XmlNamespace,
} from '../description/index.js'

/** Finds a shape by its name in the same model. */
export type ShapeLookup = (name: string) => Shape

/** A value to check, and where to report what is wrong with it. */
export interface CodecCheck {
  readonly value: unknown
  readonly path: string
  readonly problems: { add(path: string, message: string): void }
}

/** Reads, writes and checks the values of a shape that users see in another form than the model's. */
export interface ShapeCodec {
  /** Makes the user's value of a parsed one, which nobody else has. */
  decode(parsed: unknown): unknown
  /** Writes the user's value as JSON. */
  write(value: unknown): string
  /** Reports every problem of the user's value. `checkAs` does the same for a value of another shape in its place. */
  check(check: CodecCheck, checkAs: (shape: Shape, value: unknown) => void): void
}

/** A type in a service's model. Its members are resolved when they are first needed: EC2 has 8,000 shapes. */
export class Shape {
  readonly type: ShapeType
  #members: ReadonlyMap<string, Member> | undefined
  #required: ReadonlySet<string> | undefined
  #element: Member | undefined
  #key: Member | undefined
  #value: Member | undefined

  constructor(
    readonly name: string,
    readonly traits: ShapeDescription,
    private readonly lookup: ShapeLookup,
  ) {
    this.type = traits.type as ShapeType
  }

  /** The members of a structure by name, in the model's order; empty for other types. */
  get members(): ReadonlyMap<string, Member> {
    this.#members ??= new Map(
      Object.entries(this.traits.members ?? {}).map(([name, reference]) => [
        name,
        new Member(name, reference, this.lookup),
      ]),
    )
    return this.#members
  }

  get required(): ReadonlySet<string> {
    this.#required ??= new Set(this.traits.required)
    return this.#required
  }

  /** The element type of a list. */
  get element(): Member {
    this.#element ??= this.part('member')
    return this.#element
  }

  get key(): Member {
    this.#key ??= this.part('key')
    return this.#key
  }

  get value(): Member {
    this.#value ??= this.part('value')
    return this.#value
  }

  /** The shapes of its members, of its element, or of its values: a map's keys are always texts. */
  get parts(): readonly Shape[] {
    if (this.type === 'list') return [this.element.shape]
    if (this.type === 'map') return [this.value.shape]
    return [...this.members.values()].map((member) => member.shape)
  }

  /** The member that is sent as the HTTP body by itself, if the structure has one. */
  get payload(): Member | undefined {
    return this.traits.payload === undefined ? undefined : this.members.get(this.traits.payload)
  }

  /** undefined unless users see other values than those of the model. */
  get codec(): ShapeCodec | undefined {
    return undefined
  }

  /** Whether it is a document: any JSON value, without a model. */
  get isDocument(): boolean {
    return this.traits.document === true
  }

  private part(name: 'member' | 'key' | 'value'): Member {
    const reference = this.traits[name]
    if (!reference) throw new TypeError(`shape ${this.name} is a ${this.type}: it has no ${name}`)
    return new Member(name, reference, this.lookup)
  }
}

/** A reference to a shape from a structure, list or map. Its traits override those of the shape. */
export class Member {
  #shape: Shape | undefined

  constructor(
    readonly name: string,
    readonly traits: ShapeReference,
    private readonly lookup: ShapeLookup,
  ) {}

  get shape(): Shape {
    this.#shape ??= this.lookup(this.traits.shape)
    return this.#shape
  }

  /** The name in requests and responses, if it differs. */
  get locationName(): string | undefined {
    return this.traits.locationName ?? this.shape.traits.locationName
  }

  get wireName(): string {
    return this.locationName ?? this.name
  }

  get location(): BindingLocation | undefined {
    return this.traits.location
  }

  get flattened(): boolean {
    return this.traits.flattened ?? this.shape.traits.flattened ?? false
  }

  get timestampFormat(): TimestampFormat | undefined {
    return this.traits.timestampFormat ?? this.shape.traits.timestampFormat
  }

  get xmlNamespace(): XmlNamespace | undefined {
    const namespace = this.traits.xmlNamespace ?? this.shape.traits.xmlNamespace
    return typeof namespace === 'string' ? { uri: namespace } : namespace
  }

  get streaming(): boolean {
    return this.traits.streaming ?? this.shape.traits.streaming ?? false
  }

  get sensitive(): boolean {
    return this.traits.sensitive ?? this.shape.traits.sensitive ?? false
  }
}
