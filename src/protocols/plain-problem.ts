/** What is wrong with an answer, in words that hold nothing of it: they may be shown where it may hold secrets. */
export class PlainProblem extends TypeError {}
