import { conform } from './conform.js';

await conform('h2');
