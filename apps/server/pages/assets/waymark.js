// The pages work without this: it adds the menu on small screens, focus on errors, sorting, and a guard against double clicks.
import { initAll } from './govuk-frontend.js';
import { initAll as initMoj } from './moj-frontend.js';

initAll();
initMoj();
