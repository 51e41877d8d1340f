import { conform } from './conform.js';

await conform('express');
