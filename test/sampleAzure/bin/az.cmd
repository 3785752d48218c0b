@echo off
rem Stands in for the Azure CLI in tests: see az.js beside it.
node "%~dp0az.js" %*
