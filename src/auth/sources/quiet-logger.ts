const nothing = () => undefined

/** For libraries that would print to the console. */
export const quiet = { trace: nothing, debug: nothing, info: nothing, warn: nothing, error: nothing }
