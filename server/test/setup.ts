import './network-guard.ts'
