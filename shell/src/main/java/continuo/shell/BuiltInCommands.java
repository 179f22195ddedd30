package continuo.shell;

import continuo.shell.command.Commands;
import continuo.shell.command.Scripts;
import continuo.shell.command.compose.GenerateCommand;
import continuo.shell.command.compose.InterpolateCommand;
import continuo.shell.command.compose.PlayCommand;
import continuo.shell.command.compose.RenderCommand;
import continuo.shell.command.compose.RollCommand;
import continuo.shell.command.corpus.CorpusInfoCommand;
import continuo.shell.command.corpus.CorpusListCommand;
import continuo.shell.command.corpus.CorpusUseCommand;
import continuo.shell.command.corpus.EncodeCommand;
import continuo.shell.command.corpus.RoundtripCommand;
import continuo.shell.command.design.ChangesCommand;
import continuo.shell.command.design.ComponentsCommand;
import continuo.shell.command.design.DescribeCommand;
import continuo.shell.command.design.SaveCommand;
import continuo.shell.command.design.SetCommand;
import continuo.shell.command.design.ShowCommand;
import continuo.shell.command.design.UnsetCommand;
import continuo.shell.command.design.UseCommand;
import continuo.shell.command.job.CancelCommand;
import continuo.shell.command.job.FgCommand;
import continuo.shell.command.job.JobsCommand;
import continuo.shell.command.job.WaitCommand;
import continuo.shell.command.measure.CompareCommand;
import continuo.shell.command.measure.EvaluateCommand;
import continuo.shell.command.measure.ExamineCommand;
import continuo.shell.command.plugin.LoadedPluginCommand;
import continuo.shell.command.plugin.PluginInfoCommand;
import continuo.shell.command.plugin.PluginLoadCommand;
import continuo.shell.command.plugin.PluginsCommand;
import continuo.shell.command.runs.PlotCommand;
import continuo.shell.command.runs.ReportCommand;
import continuo.shell.command.runs.RunsBestCommand;
import continuo.shell.command.runs.RunsDiffCommand;
import continuo.shell.command.runs.RunsInfoCommand;
import continuo.shell.command.runs.RunsListCommand;
import continuo.shell.command.runs.RunsRemoveCommand;
import continuo.shell.command.script.AssertCommand;
import continuo.shell.command.script.ConfigCommand;
import continuo.shell.command.script.EchoCommand;
import continuo.shell.command.script.ExitCommand;
import continuo.shell.command.script.HelpCommand;
import continuo.shell.command.script.HistoryCommand;
import continuo.shell.command.script.KeywordCommand;
import continuo.shell.command.script.LetCommand;
import continuo.shell.command.script.SourceCommand;
import continuo.shell.command.script.TypedLines;
import continuo.shell.command.study.StudyCommand;
import continuo.shell.command.train.ResumeCommand;
import continuo.shell.command.train.TrainCommand;
import java.util.List;

/** The commands that the shell has, in the order in which help lists them. */
public final class BuiltInCommands {
    private BuiltInCommands() {}

    /**
     * @param scripts runs files of commands
     * @param history what the user typed before
     */
    public static Commands of(Scripts scripts, TypedLines history) {
        return new Commands(commands -> List.of(
                new HelpCommand(commands),
                new HistoryCommand(history),
                new EchoCommand(),
                new ExitCommand(),
                SourceCommand.run(scripts),
                SourceCommand.source(scripts),
                new LetCommand(),
                new AssertCommand(),
                KeywordCommand.forEach(),
                KeywordCommand.choice(),
                new UseCommand(),
                new SetCommand(),
                new UnsetCommand(),
                ChangesCommand.undo(),
                ChangesCommand.redo(),
                new SaveCommand(),
                new ConfigCommand(),
                new ShowCommand(),
                new ComponentsCommand(),
                new DescribeCommand(),
                new CorpusListCommand(),
                new CorpusUseCommand(),
                new CorpusInfoCommand(),
                new EvaluateCommand(),
                new ExamineCommand(),
                new EncodeCommand(),
                new RoundtripCommand(),
                new TrainCommand(),
                new ResumeCommand(),
                new StudyCommand(scripts),
                new JobsCommand(),
                new FgCommand(),
                new WaitCommand(),
                new CancelCommand(),
                new GenerateCommand(),
                new InterpolateCommand(),
                new RollCommand(),
                new CompareCommand(),
                new PlayCommand(),
                new RenderCommand(),
                new ReportCommand(),
                new RunsListCommand(),
                new RunsInfoCommand(),
                new RunsDiffCommand(),
                new RunsBestCommand(),
                new RunsRemoveCommand(),
                new PlotCommand(),
                new PluginsCommand(),
                new PluginInfoCommand(),
                new PluginLoadCommand(),
                LoadedPluginCommand.unload(),
                LoadedPluginCommand.reload()));
    }
}
