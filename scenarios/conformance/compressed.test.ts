import { conformCompressed } from './conform.js';

await conformCompressed();
