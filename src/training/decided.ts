import { DEFAULT_SVM } from '../nlu/linear/linear-classifier.ts'

/** How classifiers are fitted that learn from decided turns. */

/** So many folds; every so many turns one is held out. */
export const FOLDS = 5

/** Most of a turn's features say nothing about it; less is believed of each. */
export const DECIDED_SVM = { ...DEFAULT_SVM, C: 0.5 }
