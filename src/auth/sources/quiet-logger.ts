const nothing = () => undefined

/** For libraries that write to the console if they are given no logger. */
export const quiet = { trace: nothing, debug: nothing, info: nothing, warn: nothing, error: nothing }
