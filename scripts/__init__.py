"""The project's commands and the stages behind them; data flows datapackages -> scripts -> build -> site."""
