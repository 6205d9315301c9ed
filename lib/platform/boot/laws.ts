/**
 * Before a file of tests: which cases its laws are tried on. The same ones in each run, so that a change is judged by
 * itself; `LAWS_SEED=$RANDOM LAWS_RUNS=2000 npm test -- unit` hunts for new ones, and what it finds becomes a case.
 */
import fc from "fast-check";

const { LAWS_SEED, LAWS_RUNS } = process.env;
fc.configureGlobal({ seed: Number(LAWS_SEED ?? 20_261_129), ...(LAWS_RUNS && { numRuns: Number(LAWS_RUNS) }) });
