/** A member of a structure, linked to the member that came after it the last time. */
export interface Linked<Field> {
  next: Field | undefined
}

/**
 * Expects `field` after `last` from now on. Pages repeat themselves, so a reader compares the next key with the
 * expected one before it reads the key and looks it up. What was expected before comes after `field`, unless `field`
 * has a successor: members can be left out.
 */
export function expectNext<Field extends Linked<Field>>(last: Field, field: Field): void {
  field.next ??= last.next
  last.next = field
}
