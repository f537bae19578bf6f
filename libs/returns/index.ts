export { columns, isUsed, type Module } from './ssda903/columns';
export { readRows, surveyReturns, type ReturnFile, type ReturnFolder } from './ssda903/files';
export { ReturnRefused } from './ssda903/refused';
export { isImported, provenanceOf, type Outcome, type ReturnRow, type RowProblem } from './ssda903/row';
export { tellChild, type ChildTold, type ChildToTell, type ReturnHeld, type ToldFact } from './ssda903/tell';
