import type { Structure } from '../../contract/index.js'

/** How many members a slot maker sets at most. */
export const SLOTS = 24

/** Makes `{ [names[0]]: values[from], [names[1]]: values[from + 1], … }` of the first 24 names. */
export type SlotMaker = (names: SlotNames, values: readonly unknown[], from: number) => Structure

/** Spares a check by the compiler for each of the first 24 names: a maker reads only those that exist. */
export type SlotNames = readonly string[] & Readonly<Record<Index, string>>
type Index =
  | 0
  | 1
  | 2
  | 3
  | 4
  | 5
  | 6
  | 7
  | 8
  | 9
  | 10
  | 11
  | 12
  | 13
  | 14
  | 15
  | 16
  | 17
  | 18
  | 19
  | 20
  | 21
  | 22
  | 23

/** An empty object of a hidden class that no other objects have. */
export type EmptyRow = new () => Structure

/**
 * Copies of one function. V8 keeps what it learns for each place in the text of a program, so functions that are made by
 * a loop share it, and copies do not. In a copy that always gets the same names, each store always meets the same name
 * and the same hidden class, and costs as little as in a literal. To change the function, change all copies: a test
 * compares them.
 */
// biome-ignore format: one statement for each name is enough
export const slotMakers: readonly ((Row: EmptyRow) => SlotMaker)[] = [
  (Row) => (k, v, f) => {
    const o = new Row(); const n = k.length
    if (n === 0) return o; o[k[0]] = v[f]; if (n === 1) return o; o[k[1]] = v[f + 1]
    if (n === 2) return o; o[k[2]] = v[f + 2]; if (n === 3) return o; o[k[3]] = v[f + 3]
    if (n === 4) return o; o[k[4]] = v[f + 4]; if (n === 5) return o; o[k[5]] = v[f + 5]
    if (n === 6) return o; o[k[6]] = v[f + 6]; if (n === 7) return o; o[k[7]] = v[f + 7]
    if (n === 8) return o; o[k[8]] = v[f + 8]; if (n === 9) return o; o[k[9]] = v[f + 9]
    if (n === 10) return o; o[k[10]] = v[f + 10]; if (n === 11) return o; o[k[11]] = v[f + 11]
    if (n === 12) return o; o[k[12]] = v[f + 12]; if (n === 13) return o; o[k[13]] = v[f + 13]
    if (n === 14) return o; o[k[14]] = v[f + 14]; if (n === 15) return o; o[k[15]] = v[f + 15]
    if (n === 16) return o; o[k[16]] = v[f + 16]; if (n === 17) return o; o[k[17]] = v[f + 17]
    if (n === 18) return o; o[k[18]] = v[f + 18]; if (n === 19) return o; o[k[19]] = v[f + 19]
    if (n === 20) return o; o[k[20]] = v[f + 20]; if (n === 21) return o; o[k[21]] = v[f + 21]
    if (n === 22) return o; o[k[22]] = v[f + 22]; if (n === 23) return o; o[k[23]] = v[f + 23]
    return o
  }, (Row) => (k, v, f) => {
    const o = new Row(); const n = k.length
    if (n === 0) return o; o[k[0]] = v[f]; if (n === 1) return o; o[k[1]] = v[f + 1]
    if (n === 2) return o; o[k[2]] = v[f + 2]; if (n === 3) return o; o[k[3]] = v[f + 3]
    if (n === 4) return o; o[k[4]] = v[f + 4]; if (n === 5) return o; o[k[5]] = v[f + 5]
    if (n === 6) return o; o[k[6]] = v[f + 6]; if (n === 7) return o; o[k[7]] = v[f + 7]
    if (n === 8) return o; o[k[8]] = v[f + 8]; if (n === 9) return o; o[k[9]] = v[f + 9]
    if (n === 10) return o; o[k[10]] = v[f + 10]; if (n === 11) return o; o[k[11]] = v[f + 11]
    if (n === 12) return o; o[k[12]] = v[f + 12]; if (n === 13) return o; o[k[13]] = v[f + 13]
    if (n === 14) return o; o[k[14]] = v[f + 14]; if (n === 15) return o; o[k[15]] = v[f + 15]
    if (n === 16) return o; o[k[16]] = v[f + 16]; if (n === 17) return o; o[k[17]] = v[f + 17]
    if (n === 18) return o; o[k[18]] = v[f + 18]; if (n === 19) return o; o[k[19]] = v[f + 19]
    if (n === 20) return o; o[k[20]] = v[f + 20]; if (n === 21) return o; o[k[21]] = v[f + 21]
    if (n === 22) return o; o[k[22]] = v[f + 22]; if (n === 23) return o; o[k[23]] = v[f + 23]
    return o
  }, (Row) => (k, v, f) => {
    const o = new Row(); const n = k.length
    if (n === 0) return o; o[k[0]] = v[f]; if (n === 1) return o; o[k[1]] = v[f + 1]
    if (n === 2) return o; o[k[2]] = v[f + 2]; if (n === 3) return o; o[k[3]] = v[f + 3]
    if (n === 4) return o; o[k[4]] = v[f + 4]; if (n === 5) return o; o[k[5]] = v[f + 5]
    if (n === 6) return o; o[k[6]] = v[f + 6]; if (n === 7) return o; o[k[7]] = v[f + 7]
    if (n === 8) return o; o[k[8]] = v[f + 8]; if (n === 9) return o; o[k[9]] = v[f + 9]
    if (n === 10) return o; o[k[10]] = v[f + 10]; if (n === 11) return o; o[k[11]] = v[f + 11]
    if (n === 12) return o; o[k[12]] = v[f + 12]; if (n === 13) return o; o[k[13]] = v[f + 13]
    if (n === 14) return o; o[k[14]] = v[f + 14]; if (n === 15) return o; o[k[15]] = v[f + 15]
    if (n === 16) return o; o[k[16]] = v[f + 16]; if (n === 17) return o; o[k[17]] = v[f + 17]
    if (n === 18) return o; o[k[18]] = v[f + 18]; if (n === 19) return o; o[k[19]] = v[f + 19]
    if (n === 20) return o; o[k[20]] = v[f + 20]; if (n === 21) return o; o[k[21]] = v[f + 21]
    if (n === 22) return o; o[k[22]] = v[f + 22]; if (n === 23) return o; o[k[23]] = v[f + 23]
    return o
  }, (Row) => (k, v, f) => {
    const o = new Row(); const n = k.length
    if (n === 0) return o; o[k[0]] = v[f]; if (n === 1) return o; o[k[1]] = v[f + 1]
    if (n === 2) return o; o[k[2]] = v[f + 2]; if (n === 3) return o; o[k[3]] = v[f + 3]
    if (n === 4) return o; o[k[4]] = v[f + 4]; if (n === 5) return o; o[k[5]] = v[f + 5]
    if (n === 6) return o; o[k[6]] = v[f + 6]; if (n === 7) return o; o[k[7]] = v[f + 7]
    if (n === 8) return o; o[k[8]] = v[f + 8]; if (n === 9) return o; o[k[9]] = v[f + 9]
    if (n === 10) return o; o[k[10]] = v[f + 10]; if (n === 11) return o; o[k[11]] = v[f + 11]
    if (n === 12) return o; o[k[12]] = v[f + 12]; if (n === 13) return o; o[k[13]] = v[f + 13]
    if (n === 14) return o; o[k[14]] = v[f + 14]; if (n === 15) return o; o[k[15]] = v[f + 15]
    if (n === 16) return o; o[k[16]] = v[f + 16]; if (n === 17) return o; o[k[17]] = v[f + 17]
    if (n === 18) return o; o[k[18]] = v[f + 18]; if (n === 19) return o; o[k[19]] = v[f + 19]
    if (n === 20) return o; o[k[20]] = v[f + 20]; if (n === 21) return o; o[k[21]] = v[f + 21]
    if (n === 22) return o; o[k[22]] = v[f + 22]; if (n === 23) return o; o[k[23]] = v[f + 23]
    return o
  }, (Row) => (k, v, f) => {
    const o = new Row(); const n = k.length
    if (n === 0) return o; o[k[0]] = v[f]; if (n === 1) return o; o[k[1]] = v[f + 1]
    if (n === 2) return o; o[k[2]] = v[f + 2]; if (n === 3) return o; o[k[3]] = v[f + 3]
    if (n === 4) return o; o[k[4]] = v[f + 4]; if (n === 5) return o; o[k[5]] = v[f + 5]
    if (n === 6) return o; o[k[6]] = v[f + 6]; if (n === 7) return o; o[k[7]] = v[f + 7]
    if (n === 8) return o; o[k[8]] = v[f + 8]; if (n === 9) return o; o[k[9]] = v[f + 9]
    if (n === 10) return o; o[k[10]] = v[f + 10]; if (n === 11) return o; o[k[11]] = v[f + 11]
    if (n === 12) return o; o[k[12]] = v[f + 12]; if (n === 13) return o; o[k[13]] = v[f + 13]
    if (n === 14) return o; o[k[14]] = v[f + 14]; if (n === 15) return o; o[k[15]] = v[f + 15]
    if (n === 16) return o; o[k[16]] = v[f + 16]; if (n === 17) return o; o[k[17]] = v[f + 17]
    if (n === 18) return o; o[k[18]] = v[f + 18]; if (n === 19) return o; o[k[19]] = v[f + 19]
    if (n === 20) return o; o[k[20]] = v[f + 20]; if (n === 21) return o; o[k[21]] = v[f + 21]
    if (n === 22) return o; o[k[22]] = v[f + 22]; if (n === 23) return o; o[k[23]] = v[f + 23]
    return o
  }, (Row) => (k, v, f) => {
    const o = new Row(); const n = k.length
    if (n === 0) return o; o[k[0]] = v[f]; if (n === 1) return o; o[k[1]] = v[f + 1]
    if (n === 2) return o; o[k[2]] = v[f + 2]; if (n === 3) return o; o[k[3]] = v[f + 3]
    if (n === 4) return o; o[k[4]] = v[f + 4]; if (n === 5) return o; o[k[5]] = v[f + 5]
    if (n === 6) return o; o[k[6]] = v[f + 6]; if (n === 7) return o; o[k[7]] = v[f + 7]
    if (n === 8) return o; o[k[8]] = v[f + 8]; if (n === 9) return o; o[k[9]] = v[f + 9]
    if (n === 10) return o; o[k[10]] = v[f + 10]; if (n === 11) return o; o[k[11]] = v[f + 11]
    if (n === 12) return o; o[k[12]] = v[f + 12]; if (n === 13) return o; o[k[13]] = v[f + 13]
    if (n === 14) return o; o[k[14]] = v[f + 14]; if (n === 15) return o; o[k[15]] = v[f + 15]
    if (n === 16) return o; o[k[16]] = v[f + 16]; if (n === 17) return o; o[k[17]] = v[f + 17]
    if (n === 18) return o; o[k[18]] = v[f + 18]; if (n === 19) return o; o[k[19]] = v[f + 19]
    if (n === 20) return o; o[k[20]] = v[f + 20]; if (n === 21) return o; o[k[21]] = v[f + 21]
    if (n === 22) return o; o[k[22]] = v[f + 22]; if (n === 23) return o; o[k[23]] = v[f + 23]
    return o
  }, (Row) => (k, v, f) => {
    const o = new Row(); const n = k.length
    if (n === 0) return o; o[k[0]] = v[f]; if (n === 1) return o; o[k[1]] = v[f + 1]
    if (n === 2) return o; o[k[2]] = v[f + 2]; if (n === 3) return o; o[k[3]] = v[f + 3]
    if (n === 4) return o; o[k[4]] = v[f + 4]; if (n === 5) return o; o[k[5]] = v[f + 5]
    if (n === 6) return o; o[k[6]] = v[f + 6]; if (n === 7) return o; o[k[7]] = v[f + 7]
    if (n === 8) return o; o[k[8]] = v[f + 8]; if (n === 9) return o; o[k[9]] = v[f + 9]
    if (n === 10) return o; o[k[10]] = v[f + 10]; if (n === 11) return o; o[k[11]] = v[f + 11]
    if (n === 12) return o; o[k[12]] = v[f + 12]; if (n === 13) return o; o[k[13]] = v[f + 13]
    if (n === 14) return o; o[k[14]] = v[f + 14]; if (n === 15) return o; o[k[15]] = v[f + 15]
    if (n === 16) return o; o[k[16]] = v[f + 16]; if (n === 17) return o; o[k[17]] = v[f + 17]
    if (n === 18) return o; o[k[18]] = v[f + 18]; if (n === 19) return o; o[k[19]] = v[f + 19]
    if (n === 20) return o; o[k[20]] = v[f + 20]; if (n === 21) return o; o[k[21]] = v[f + 21]
    if (n === 22) return o; o[k[22]] = v[f + 22]; if (n === 23) return o; o[k[23]] = v[f + 23]
    return o
  }, (Row) => (k, v, f) => {
    const o = new Row(); const n = k.length
    if (n === 0) return o; o[k[0]] = v[f]; if (n === 1) return o; o[k[1]] = v[f + 1]
    if (n === 2) return o; o[k[2]] = v[f + 2]; if (n === 3) return o; o[k[3]] = v[f + 3]
    if (n === 4) return o; o[k[4]] = v[f + 4]; if (n === 5) return o; o[k[5]] = v[f + 5]
    if (n === 6) return o; o[k[6]] = v[f + 6]; if (n === 7) return o; o[k[7]] = v[f + 7]
    if (n === 8) return o; o[k[8]] = v[f + 8]; if (n === 9) return o; o[k[9]] = v[f + 9]
    if (n === 10) return o; o[k[10]] = v[f + 10]; if (n === 11) return o; o[k[11]] = v[f + 11]
    if (n === 12) return o; o[k[12]] = v[f + 12]; if (n === 13) return o; o[k[13]] = v[f + 13]
    if (n === 14) return o; o[k[14]] = v[f + 14]; if (n === 15) return o; o[k[15]] = v[f + 15]
    if (n === 16) return o; o[k[16]] = v[f + 16]; if (n === 17) return o; o[k[17]] = v[f + 17]
    if (n === 18) return o; o[k[18]] = v[f + 18]; if (n === 19) return o; o[k[19]] = v[f + 19]
    if (n === 20) return o; o[k[20]] = v[f + 20]; if (n === 21) return o; o[k[21]] = v[f + 21]
    if (n === 22) return o; o[k[22]] = v[f + 22]; if (n === 23) return o; o[k[23]] = v[f + 23]
    return o
  }, (Row) => (k, v, f) => {
    const o = new Row(); const n = k.length
    if (n === 0) return o; o[k[0]] = v[f]; if (n === 1) return o; o[k[1]] = v[f + 1]
    if (n === 2) return o; o[k[2]] = v[f + 2]; if (n === 3) return o; o[k[3]] = v[f + 3]
    if (n === 4) return o; o[k[4]] = v[f + 4]; if (n === 5) return o; o[k[5]] = v[f + 5]
    if (n === 6) return o; o[k[6]] = v[f + 6]; if (n === 7) return o; o[k[7]] = v[f + 7]
    if (n === 8) return o; o[k[8]] = v[f + 8]; if (n === 9) return o; o[k[9]] = v[f + 9]
    if (n === 10) return o; o[k[10]] = v[f + 10]; if (n === 11) return o; o[k[11]] = v[f + 11]
    if (n === 12) return o; o[k[12]] = v[f + 12]; if (n === 13) return o; o[k[13]] = v[f + 13]
    if (n === 14) return o; o[k[14]] = v[f + 14]; if (n === 15) return o; o[k[15]] = v[f + 15]
    if (n === 16) return o; o[k[16]] = v[f + 16]; if (n === 17) return o; o[k[17]] = v[f + 17]
    if (n === 18) return o; o[k[18]] = v[f + 18]; if (n === 19) return o; o[k[19]] = v[f + 19]
    if (n === 20) return o; o[k[20]] = v[f + 20]; if (n === 21) return o; o[k[21]] = v[f + 21]
    if (n === 22) return o; o[k[22]] = v[f + 22]; if (n === 23) return o; o[k[23]] = v[f + 23]
    return o
  }, (Row) => (k, v, f) => {
    const o = new Row(); const n = k.length
    if (n === 0) return o; o[k[0]] = v[f]; if (n === 1) return o; o[k[1]] = v[f + 1]
    if (n === 2) return o; o[k[2]] = v[f + 2]; if (n === 3) return o; o[k[3]] = v[f + 3]
    if (n === 4) return o; o[k[4]] = v[f + 4]; if (n === 5) return o; o[k[5]] = v[f + 5]
    if (n === 6) return o; o[k[6]] = v[f + 6]; if (n === 7) return o; o[k[7]] = v[f + 7]
    if (n === 8) return o; o[k[8]] = v[f + 8]; if (n === 9) return o; o[k[9]] = v[f + 9]
    if (n === 10) return o; o[k[10]] = v[f + 10]; if (n === 11) return o; o[k[11]] = v[f + 11]
    if (n === 12) return o; o[k[12]] = v[f + 12]; if (n === 13) return o; o[k[13]] = v[f + 13]
    if (n === 14) return o; o[k[14]] = v[f + 14]; if (n === 15) return o; o[k[15]] = v[f + 15]
    if (n === 16) return o; o[k[16]] = v[f + 16]; if (n === 17) return o; o[k[17]] = v[f + 17]
    if (n === 18) return o; o[k[18]] = v[f + 18]; if (n === 19) return o; o[k[19]] = v[f + 19]
    if (n === 20) return o; o[k[20]] = v[f + 20]; if (n === 21) return o; o[k[21]] = v[f + 21]
    if (n === 22) return o; o[k[22]] = v[f + 22]; if (n === 23) return o; o[k[23]] = v[f + 23]
    return o
  }, (Row) => (k, v, f) => {
    const o = new Row(); const n = k.length
    if (n === 0) return o; o[k[0]] = v[f]; if (n === 1) return o; o[k[1]] = v[f + 1]
    if (n === 2) return o; o[k[2]] = v[f + 2]; if (n === 3) return o; o[k[3]] = v[f + 3]
    if (n === 4) return o; o[k[4]] = v[f + 4]; if (n === 5) return o; o[k[5]] = v[f + 5]
    if (n === 6) return o; o[k[6]] = v[f + 6]; if (n === 7) return o; o[k[7]] = v[f + 7]
    if (n === 8) return o; o[k[8]] = v[f + 8]; if (n === 9) return o; o[k[9]] = v[f + 9]
    if (n === 10) return o; o[k[10]] = v[f + 10]; if (n === 11) return o; o[k[11]] = v[f + 11]
    if (n === 12) return o; o[k[12]] = v[f + 12]; if (n === 13) return o; o[k[13]] = v[f + 13]
    if (n === 14) return o; o[k[14]] = v[f + 14]; if (n === 15) return o; o[k[15]] = v[f + 15]
    if (n === 16) return o; o[k[16]] = v[f + 16]; if (n === 17) return o; o[k[17]] = v[f + 17]
    if (n === 18) return o; o[k[18]] = v[f + 18]; if (n === 19) return o; o[k[19]] = v[f + 19]
    if (n === 20) return o; o[k[20]] = v[f + 20]; if (n === 21) return o; o[k[21]] = v[f + 21]
    if (n === 22) return o; o[k[22]] = v[f + 22]; if (n === 23) return o; o[k[23]] = v[f + 23]
    return o
  }, (Row) => (k, v, f) => {
    const o = new Row(); const n = k.length
    if (n === 0) return o; o[k[0]] = v[f]; if (n === 1) return o; o[k[1]] = v[f + 1]
    if (n === 2) return o; o[k[2]] = v[f + 2]; if (n === 3) return o; o[k[3]] = v[f + 3]
    if (n === 4) return o; o[k[4]] = v[f + 4]; if (n === 5) return o; o[k[5]] = v[f + 5]
    if (n === 6) return o; o[k[6]] = v[f + 6]; if (n === 7) return o; o[k[7]] = v[f + 7]
    if (n === 8) return o; o[k[8]] = v[f + 8]; if (n === 9) return o; o[k[9]] = v[f + 9]
    if (n === 10) return o; o[k[10]] = v[f + 10]; if (n === 11) return o; o[k[11]] = v[f + 11]
    if (n === 12) return o; o[k[12]] = v[f + 12]; if (n === 13) return o; o[k[13]] = v[f + 13]
    if (n === 14) return o; o[k[14]] = v[f + 14]; if (n === 15) return o; o[k[15]] = v[f + 15]
    if (n === 16) return o; o[k[16]] = v[f + 16]; if (n === 17) return o; o[k[17]] = v[f + 17]
    if (n === 18) return o; o[k[18]] = v[f + 18]; if (n === 19) return o; o[k[19]] = v[f + 19]
    if (n === 20) return o; o[k[20]] = v[f + 20]; if (n === 21) return o; o[k[21]] = v[f + 21]
    if (n === 22) return o; o[k[22]] = v[f + 22]; if (n === 23) return o; o[k[23]] = v[f + 23]
    return o
  }, (Row) => (k, v, f) => {
    const o = new Row(); const n = k.length
    if (n === 0) return o; o[k[0]] = v[f]; if (n === 1) return o; o[k[1]] = v[f + 1]
    if (n === 2) return o; o[k[2]] = v[f + 2]; if (n === 3) return o; o[k[3]] = v[f + 3]
    if (n === 4) return o; o[k[4]] = v[f + 4]; if (n === 5) return o; o[k[5]] = v[f + 5]
    if (n === 6) return o; o[k[6]] = v[f + 6]; if (n === 7) return o; o[k[7]] = v[f + 7]
    if (n === 8) return o; o[k[8]] = v[f + 8]; if (n === 9) return o; o[k[9]] = v[f + 9]
    if (n === 10) return o; o[k[10]] = v[f + 10]; if (n === 11) return o; o[k[11]] = v[f + 11]
    if (n === 12) return o; o[k[12]] = v[f + 12]; if (n === 13) return o; o[k[13]] = v[f + 13]
    if (n === 14) return o; o[k[14]] = v[f + 14]; if (n === 15) return o; o[k[15]] = v[f + 15]
    if (n === 16) return o; o[k[16]] = v[f + 16]; if (n === 17) return o; o[k[17]] = v[f + 17]
    if (n === 18) return o; o[k[18]] = v[f + 18]; if (n === 19) return o; o[k[19]] = v[f + 19]
    if (n === 20) return o; o[k[20]] = v[f + 20]; if (n === 21) return o; o[k[21]] = v[f + 21]
    if (n === 22) return o; o[k[22]] = v[f + 22]; if (n === 23) return o; o[k[23]] = v[f + 23]
    return o
  }, (Row) => (k, v, f) => {
    const o = new Row(); const n = k.length
    if (n === 0) return o; o[k[0]] = v[f]; if (n === 1) return o; o[k[1]] = v[f + 1]
    if (n === 2) return o; o[k[2]] = v[f + 2]; if (n === 3) return o; o[k[3]] = v[f + 3]
    if (n === 4) return o; o[k[4]] = v[f + 4]; if (n === 5) return o; o[k[5]] = v[f + 5]
    if (n === 6) return o; o[k[6]] = v[f + 6]; if (n === 7) return o; o[k[7]] = v[f + 7]
    if (n === 8) return o; o[k[8]] = v[f + 8]; if (n === 9) return o; o[k[9]] = v[f + 9]
    if (n === 10) return o; o[k[10]] = v[f + 10]; if (n === 11) return o; o[k[11]] = v[f + 11]
    if (n === 12) return o; o[k[12]] = v[f + 12]; if (n === 13) return o; o[k[13]] = v[f + 13]
    if (n === 14) return o; o[k[14]] = v[f + 14]; if (n === 15) return o; o[k[15]] = v[f + 15]
    if (n === 16) return o; o[k[16]] = v[f + 16]; if (n === 17) return o; o[k[17]] = v[f + 17]
    if (n === 18) return o; o[k[18]] = v[f + 18]; if (n === 19) return o; o[k[19]] = v[f + 19]
    if (n === 20) return o; o[k[20]] = v[f + 20]; if (n === 21) return o; o[k[21]] = v[f + 21]
    if (n === 22) return o; o[k[22]] = v[f + 22]; if (n === 23) return o; o[k[23]] = v[f + 23]
    return o
  }, (Row) => (k, v, f) => {
    const o = new Row(); const n = k.length
    if (n === 0) return o; o[k[0]] = v[f]; if (n === 1) return o; o[k[1]] = v[f + 1]
    if (n === 2) return o; o[k[2]] = v[f + 2]; if (n === 3) return o; o[k[3]] = v[f + 3]
    if (n === 4) return o; o[k[4]] = v[f + 4]; if (n === 5) return o; o[k[5]] = v[f + 5]
    if (n === 6) return o; o[k[6]] = v[f + 6]; if (n === 7) return o; o[k[7]] = v[f + 7]
    if (n === 8) return o; o[k[8]] = v[f + 8]; if (n === 9) return o; o[k[9]] = v[f + 9]
    if (n === 10) return o; o[k[10]] = v[f + 10]; if (n === 11) return o; o[k[11]] = v[f + 11]
    if (n === 12) return o; o[k[12]] = v[f + 12]; if (n === 13) return o; o[k[13]] = v[f + 13]
    if (n === 14) return o; o[k[14]] = v[f + 14]; if (n === 15) return o; o[k[15]] = v[f + 15]
    if (n === 16) return o; o[k[16]] = v[f + 16]; if (n === 17) return o; o[k[17]] = v[f + 17]
    if (n === 18) return o; o[k[18]] = v[f + 18]; if (n === 19) return o; o[k[19]] = v[f + 19]
    if (n === 20) return o; o[k[20]] = v[f + 20]; if (n === 21) return o; o[k[21]] = v[f + 21]
    if (n === 22) return o; o[k[22]] = v[f + 22]; if (n === 23) return o; o[k[23]] = v[f + 23]
    return o
  }, (Row) => (k, v, f) => {
    const o = new Row(); const n = k.length
    if (n === 0) return o; o[k[0]] = v[f]; if (n === 1) return o; o[k[1]] = v[f + 1]
    if (n === 2) return o; o[k[2]] = v[f + 2]; if (n === 3) return o; o[k[3]] = v[f + 3]
    if (n === 4) return o; o[k[4]] = v[f + 4]; if (n === 5) return o; o[k[5]] = v[f + 5]
    if (n === 6) return o; o[k[6]] = v[f + 6]; if (n === 7) return o; o[k[7]] = v[f + 7]
    if (n === 8) return o; o[k[8]] = v[f + 8]; if (n === 9) return o; o[k[9]] = v[f + 9]
    if (n === 10) return o; o[k[10]] = v[f + 10]; if (n === 11) return o; o[k[11]] = v[f + 11]
    if (n === 12) return o; o[k[12]] = v[f + 12]; if (n === 13) return o; o[k[13]] = v[f + 13]
    if (n === 14) return o; o[k[14]] = v[f + 14]; if (n === 15) return o; o[k[15]] = v[f + 15]
    if (n === 16) return o; o[k[16]] = v[f + 16]; if (n === 17) return o; o[k[17]] = v[f + 17]
    if (n === 18) return o; o[k[18]] = v[f + 18]; if (n === 19) return o; o[k[19]] = v[f + 19]
    if (n === 20) return o; o[k[20]] = v[f + 20]; if (n === 21) return o; o[k[21]] = v[f + 21]
    if (n === 22) return o; o[k[22]] = v[f + 22]; if (n === 23) return o; o[k[23]] = v[f + 23]
    return o
  },
]
