/** A checkpoint's store in memory. */
export function memoryStore(): { load(): Promise<string | undefined>; save(text: string): Promise<void> } {
  let saved: string | undefined
  return {
    load: async () => saved,
    save: async (text) => {
      saved = text
    },
  }
}
